import type { Command } from 'commander'
import type { Database } from '../../cloud/kernel/database/database'
import type { Vault } from '../../cloud/kernel/vault/vault'
import { type RosterField, shownValue } from '../../cloud/people/roster/shown-values'
import { studentFileOf } from '../../cloud/people/student-file'
import { readRosterStudents } from '../../cloud/people/tables/roster'
import { withVault } from '../kit/connect'
import { counted } from '../kit/import-text'
import { say } from '../kit/language'
import { type Office, outcomeOf, withOffice } from '../kit/office'
import { localTime } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'
import { timeZoneOf } from '../school/given-term'
import { givenStudent, ifLeft, noStudent } from './given-student'
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
  if (!file || !row) throw noStudent(number)
  const { student, boundAt, lockedUntil, wrongTries, guardians, listedGuardians } = file
  const time = (instant: string) => localTime(instant, timeZone)
  const shown = (field: RosterField, text: string | null) =>
    text === null ? say('未登记', 'not known') : shownValue(field, text)
  const opened = (sealed: string | null, field: 'student.birth_date' | 'student.identity_number') =>
    sealed === null ? null : vault.open(field, student.id, sealed)
  const birthDate = shown('birth_date', opened(row.birthDateSealed, 'student.birth_date'))
  const document = shown('identity_number', opened(row.identityNumberSealed, 'student.identity_number'))
  const lines = [
    `${student.number}  ${student.name}${student.nameEn ? ` / ${student.nameEn}` : ''}`,
    say(
      `${student.cohort} 级，年级 ${student.standing ?? '未登记'}，${student.department?.name ?? '没有院系'}`,
      `cohort ${student.cohort}, year of study ${student.standing ?? 'not known'}, ${student.department?.name ?? 'no department'}`,
    ),
    say(`出生日期 ${birthDate}，证件 ${document}`, `birth date ${birthDate}, document ${document}`),
    boundAt === null
      ? say('还没有绑定微信', 'not bound to any WeChat account')
      : say(`自 ${time(boundAt)} 绑定`, `bound since ${time(boundAt)}`),
    file.hasActivationCode
      ? say('有一个没用过的激活码', 'has an activation code that was not used')
      : say('没有激活码', 'has no activation code'),
    lockedUntil === null
      ? say(
          `可以绑定；最近 30 天输错 ${wrongTries} 次`,
          `binding is open; ${counted(wrongTries, 'wrong try', 'wrong tries')} in the last 30 days`,
        )
      : say(
          `输错 ${wrongTries} 次，锁定到 ${time(lockedUntil)}；解锁：student unlock ${student.number}`,
          `binding is closed until ${time(lockedUntil)} after ${wrongTries} wrong tries; student unlock ${student.number} opens it`,
        ),
    ...(row.handEdited.length > 0
      ? [
          say(
            `手工设置，导入不改动：${row.handEdited.join('、')}`,
            `set by hand, imports leave it alone: ${row.handEdited.join(', ')}`,
          ),
        ]
      : []),
    ...guardians.map(({ name, kinship, state, scopes }) => {
      const sees =
        state === 'awaiting'
          ? say('等学生确认', 'waits for the student to confirm')
          : say(`能看 ${scopes.join('、')}`, `sees ${scopes.join(', ')}`)
      return `${say('家长', 'guardian')} ${name}  ${kinship}  ${sees}`
    }),
    ...listedGuardians.map(({ name, kinship, phoneMasked }) => {
      const phone = phoneMasked ?? say('没有手机号', 'no phone')
      return `${say('家长', 'guardian')} ${name}  ${kinship}  ${phone}  ${say('在名册上，未绑定', 'of the roster, not bound')}`
    }),
  ]
  console.log(lines.join('\n'))
}

async function unlock(office: Office, number: string): Promise<void> {
  const student = await givenStudent(office.database, number)
  const { wrongTries } = outcomeOf(await office.act('unlockStudent', { studentId: student.id }), ifLeft(student))
  console.log(
    say(
      `${student.number} ${student.name}：输错的 ${wrongTries} 次已清除，可以绑定。`,
      `${student.number} ${student.name}: ${counted(wrongTries, 'wrong try', 'wrong tries')} forgiven; binding is open.`,
    ),
  )
}

async function release(office: Office, number: string): Promise<void> {
  const student = await givenStudent(office.database, number)
  const { wasBound } = outcomeOf(await office.act('releaseStudent', { studentId: student.id }), ifLeft(student))
  if (!wasBound)
    throw new PlainError(
      say(
        `${student.number} ${student.name} 没有绑定微信。`,
        `${student.number} ${student.name} is not bound to any account.`,
      ),
    )
  console.log(
    say(
      `${student.number} ${student.name} 的绑定已解除，并告知原微信。新激活码：student code ${student.number}`,
      `${student.number} ${student.name} is bound to nobody now, and the account is told. A new code for them: student code ${student.number}`,
    ),
  )
}
