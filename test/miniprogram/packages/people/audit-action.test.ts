import { auditAction } from '../../../../src/miniprogram/packages/people/pages/audit/audit-action'
import { peopleWordsIn } from '../../../../src/miniprogram/packages/people/words/people-words'

test.each([
  ['cancelSection', 'Cancelled a section'],
  ['cancelSection --dry-run', 'Cancelled a section (dry run)'],
  ['round open', 'Opened a round'],
  ['import roster --dry-run', 'Imported a roster (dry run)'],
  ['no such command', 'no such command'],
])('the log says %s as "%s"', (action, words) => {
  expect(auditAction(action, peopleWordsIn.en)).toBe(words)
})
