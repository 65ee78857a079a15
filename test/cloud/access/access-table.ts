import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Caller } from '../../../src/contract/kernel/caller'
import type { OperationDeclaration } from '../../../src/contract/kernel/operation'
import { type OperationName, operations } from '../../../src/contract/operations'
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

type AccessTable = Map<string, Record<CallerKind, RefusalCode | 'let in'>>

export const accessPagePath = join(__dirname, '../../../docs/access.md')

/** What docs/access.md says was measured, by operation: what each kind of caller is answered. */
export function readAccessTable(): AccessTable {
  const [, text = ''] = readFileSync(accessPagePath, 'utf8').split('\n## Measured\n')
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

const markOf = new Map(Object.entries(marks).map(([mark, means]) => [means, mark]))

/** Whom a declaration lets in, in words. */
function whoMay(caller: Caller): string {
  if (caller === 'anyone') return 'anyone, without a session'
  if (caller === 'account') return 'whoever is signed in'
  if (caller === 'student') return 'a student, for themselves'
  const orStaff = (roles: readonly string[]) => (roles.length > 0 ? `, or ${roles.join(', ')}` : '')
  switch (caller.who) {
    case 'about-student':
      return `the student, a guardian who may see ${caller.scope}${orStaff(caller.staff)}`
    case 'student-of-binding':
      return 'the student of the binding'
    case 'guardian-of-binding':
      return 'the guardian of the binding'
    case 'party-of-binding':
      return `the student or the guardian of the binding${orStaff(caller.staff)}`
    case 'staff':
      return `staff: ${caller.roles.join(', ')}`
    default:
      return caller satisfies never
  }
}

/** The page docs/access.md: what the contract declares beside what a server answered. */
export function accessPage(measured: AccessTable): string {
  const names = Object.keys(operations) as OperationName[]
  const declared = names.map((name) => {
    const { caller, repeat, needsConsent, freeText } = operations[name] as OperationDeclaration
    const fields = freeText?.map((field) => `\`${field}\``).join(', ') ?? ''
    return `| \`${name}\` | ${whoMay(caller)} | ${repeat} | ${needsConsent ? 'yes' : ''} | ${fields} |`
  })
  const answers = names.map((name) => {
    const row = measured.get(name)
    return `| \`${name}\` | ${callers.map((caller) => (row ? markOf.get(row[caller]) : '')).join(' | ')} |`
  })
  return `# Who may call what

Written by \`npm run docs\`; tests compare it with the code and with a server (\`test/cloud/access/access.test.ts\`).

## Declared

Every operation declares in \`src/contract/\` who may call it, what a repeat does, whether the privacy text in force must
have been agreed to, and which of its fields other people will read, so that they go through WeChat's content check.
A repeat of \`read\` changes nothing, of \`set\` leaves the same behind, of \`once\` gets the first answer again; \`single\` is
never repeated.

| operation | who may | repeat | consent | free text |
| --- | --- | --- | --- | --- |
${declared.join('\n')}

## Measured

One place decides by the declaration (\`src/cloud/authorise.ts\`), and whoever is not named is refused. This is what a
server answered every kind of caller.

All callers ask about the same student and, where a guardian's binding is concerned, that of the guardian who sees all.
✓: let in. Otherwise the refusal: \`session\` session_required, \`expired\` session_expired, \`student\` student_required,
\`role\` role_required, \`stranger\` not_your_student (the same whether there is such a student or not), \`closed\`
scope_closed, \`binding\` binding_not_found.

| operation | ${callers.join(' | ')} |
| --- |${' --- |'.repeat(callers.length)}
${answers.join('\n')}

What the roles let in is narrowed further where the data says whose a thing is: a teacher gets \`getClassList\` only for a
section they teach, and \`exportTable\` only for the class list of one; any other section is \`section_not_found\`, the same as
one there is not. Whose section it is, the school says with \`staff teaches\` (two people may have one name). Advisers are
assigned to nobody in the data, so they see every student.
`
}
