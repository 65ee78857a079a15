import { AuditEntry } from '../../../../src/contract/people'
import { foldAudit } from '../../../../src/miniprogram/packages/people/pages/audit/fold-audit'

let ids = 100
const entry = (action: string, outcome: AuditEntry['outcome'], studentNumber: string | null = '20250001') => {
  ids -= 1
  return AuditEntry.parse({ id: ids, at: '2026-11-22T09:00:00Z', actor: '何敏', action, studentNumber, outcome })
}
const told = (entries: AuditEntry[]) => foldAudit(entries).map(({ action, outcome }) => `${action} ${outcome}`)

test('a step that ended takes one line', () => {
  expect(told([entry('unlockStudent', 'done'), entry('unlockStudent', 'begun')])).toEqual(['unlockStudent done'])
})

test('a step that began and never ended stays to be seen', () => {
  const log = [entry('removeBinding', 'begun'), entry('unlockStudent', 'refused'), entry('unlockStudent', 'begun')]
  expect(told(log)).toEqual(['removeBinding begun', 'unlockStudent refused'])
})

test('the end of one step does not hide the beginning of another, nor of the same about another student', () => {
  const log = [
    entry('unlockStudent', 'done', '20250001'),
    entry('unlockStudent', 'begun', '20250002'),
    entry('unlockStudent', 'begun', '20250001'),
    entry('unlockStudent', 'begun', '20250001'),
  ]
  expect(told(log)).toEqual(['unlockStudent done', 'unlockStudent begun', 'unlockStudent begun'])
})
