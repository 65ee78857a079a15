import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RefusalCode } from '../../../src/contract/refusal'

/** The columns of docs/access.md, in order. */
export const callers = [
  'nobody',
  'revoked session',
  'expired session',
  'bound to nobody',
  'the student',
  'another student',
  'guardian who sees all',
  'guardian who sees bills',
  'guardian who awaits',
  'registrar',
  'cashier',
  'adviser',
  'teacher',
  'administrator',
] as const
export type CallerKind = (typeof callers)[number]

const marks: Record<string, RefusalCode | 'let in'> = {
  '✓': 'let in',
  session: 'session_required',
  expired: 'session_expired',
  student: 'student_required',
  role: 'role_required',
  stranger: 'not_your_student',
  closed: 'scope_closed',
  binding: 'binding_not_found',
}

export type AccessTable = Map<string, Record<CallerKind, RefusalCode | 'let in'>>

/** The table of docs/access.md by operation: what each kind of caller is answered. */
export function readAccessTable(): AccessTable {
  const text = readFileSync(join(__dirname, '../../../docs/access.md'), 'utf8')
  const lines = text.split('\n').filter((line) => line.startsWith('|'))
  const [heading = [], , ...rows] = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  if (heading.slice(1).join() !== callers.join()) throw new Error(`docs/access.md has other columns: ${heading.join()}`)
  return new Map(
    rows.map(([operation = '', ...cells]) => {
      const row = callers.map((caller, index) => {
        const means = marks[cells[index] ?? '']
        if (!means) throw new Error(`docs/access.md: ${operation}, ${caller}: "${cells[index]}" means nothing`)
        return [caller, means] as const
      })
      return [operation.replaceAll('`', ''), Object.fromEntries(row) as Record<CallerKind, RefusalCode | 'let in'>]
    }),
  )
}
