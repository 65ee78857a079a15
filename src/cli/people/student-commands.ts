import type { Command } from 'commander'
import type { Database } from '../../cloud/kernel/database/database'
import type { Vault } from '../../cloud/kernel/vault/vault'
import { type RosterField, shownValue } from '../../cloud/people/roster/shown-values'
import { studentFileOf } from '../../cloud/people/student-file'
import { readRosterStudents } from '../../cloud/people/tables/roster'
import { withVault } from '../kit/connect'
import { counted } from '../kit/import-text'
import { type Office, outcomeOf, withOffice } from '../kit/office'
import { localTime } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'
import { timeZoneOf } from '../school/given-term'
import { givenStudent, ifLeft } from './given-student'
import { addStudentCode } from './student-code'
import { addStudentSet } from './student-set'

/** `student show`, `student set`, `student code`, `student unlock`, `student release`. */
export function addStudentCommands(program: Command): void {
  const student = program
    .command('student')
    .description('one student, named by the number on the campus card 处理一个学生，写学号')
  student
    .command('show <student>')
    .description(
      'show who they are, whether they are bound, their guardians and locks; personal data is masked 查看学生信息、绑定、家长和锁定，个人信息打码',
    )
    .action((number: string) => withVault((database, vault) => show(database, vault, number)))
  addStudentSet(student)
  addStudentCode(student)
  student
    .command('unlock <student>')
    .description('let binding be tried again at once after wrong tries 解锁，输错后可立即再次绑定')
    .action((number: string) => withOffice((office) => unlock(office, number)))
  student
    .command('release <student>')
    .description(
      'end the binding of the student’s own WeChat account, which is told; guardians stay 解除学生本人微信的绑定并告知，家长不受影响',
    )
    .action((number: string) => withOffice((office) => release(office, number)))
}

async function show(database: Database, vault: Vault, number: string): Promise<void> {
  const timeZone = await timeZoneOf(database)
  const file = await studentFileOf(database, vault, number, new Date())
  const [row] = await readRosterStudents(database, [number])
  if (!file || !row) throw new PlainError(`There is no student ${number}. Give the number on the campus card.`)
  const { student, boundAt, lockedUntil, wrongTries, guardians, listedGuardians } = file
  const time = (instant: string) => localTime(instant, timeZone)
  const shown = (field: RosterField, text: string | null) => (text === null ? 'not known' : shownValue(field, text))
  const opened = (sealed: string | null, field: 'student.birth_date' | 'student.identity_number') =>
    sealed === null ? null : vault.open(field, student.id, sealed)
  const lines = [
    `${student.number}  ${student.name}${student.nameEn ? ` / ${student.nameEn}` : ''}`,
    `cohort ${student.cohort}, year of study ${student.standing ?? 'not known'}, ${student.department?.name ?? 'no department'}`,
    `birth date ${shown('birth_date', opened(row.birthDateSealed, 'student.birth_date'))}, document ${shown('identity_number', opened(row.identityNumberSealed, 'student.identity_number'))}`,
    boundAt === null ? 'not bound to any WeChat account' : `bound since ${time(boundAt)}`,
    file.hasActivationCode ? 'has an activation code that was not used' : 'has no activation code',
    lockedUntil === null
      ? `binding is open; ${counted(wrongTries, 'wrong try', 'wrong tries')} in the last 30 days`
      : `binding is closed until ${time(lockedUntil)} after ${wrongTries} wrong tries; student unlock ${student.number} opens it`,
    ...(row.handEdited.length > 0 ? [`set by hand, imports leave it alone: ${row.handEdited.join(', ')}`] : []),
    ...guardians.map(({ name, kinship, state, scopes }) => {
      const sees = state === 'awaiting' ? 'waits for the student to confirm' : `sees ${scopes.join(', ')}`
      return `guardian ${name}  ${kinship}  ${sees}`
    }),
    ...listedGuardians.map(({ name, kinship, phoneMasked }) => {
      return `guardian ${name}  ${kinship}  ${phoneMasked ?? 'no phone'}  of the roster, not bound`
    }),
  ]
  console.log(lines.join('\n'))
}

async function unlock(office: Office, number: string): Promise<void> {
  const student = await givenStudent(office.database, number)
  const { wrongTries } = outcomeOf(await office.act('unlockStudent', { studentId: student.id }), ifLeft(student))
  console.log(
    `${student.number} ${student.name}: ${counted(wrongTries, 'wrong try', 'wrong tries')} forgiven; binding is open.`,
  )
}

async function release(office: Office, number: string): Promise<void> {
  const student = await givenStudent(office.database, number)
  const { wasBound } = outcomeOf(await office.act('releaseStudent', { studentId: student.id }), ifLeft(student))
  if (!wasBound) throw new PlainError(`${student.number} ${student.name} is not bound to any account.`)
  console.log(
    `${student.number} ${student.name} is bound to nobody now, and the account is told. A new code for them: student code ${student.number}`,
  )
}
