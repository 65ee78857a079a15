import type { Command } from 'commander'
import type { Database } from '../../cloud/kernel/database/database'
import type { CellValue } from '../../cloud/kernel/table-file/bad-cell'
import type { Vault } from '../../cloud/kernel/vault/vault'
import {
  readBirthDate,
  readCohort,
  readIdentity,
  readName,
  readStanding,
} from '../../cloud/people/roster/roster-values'
import { type SaidOfStudent, setStudent } from '../../cloud/people/set-student'
import { readDepartmentIds } from '../../cloud/school/tables/departments'
import { dayIn } from '../../rules/school/terms'
import { withVault } from '../kit/connect'
import { joined, say } from '../kit/language'
import { PlainError } from '../kit/plain-error'
import { timeZoneOf } from '../school/given-term'
import { noDepartment } from '../school/no-department'
import { givenStudent, whoLeft } from './given-student'

interface SetOptions {
  name?: string
  nameEn?: string
  cohort?: string
  standing?: string
  department?: string
  birthDate?: string
  identityNumber?: string
}

/** `student set`. */
export function addStudentSet(student: Command): void {
  student
    .command('set <student>')
    .description(
      'correct what the school knows of a student; imports leave it alone from then on 更正学生信息，以后导入不再改动',
    )
    .option('--name <text>', 'as on their document 证件上的姓名')
    .option('--name-en <text>', 'their name in English 英文姓名')
    .option('--cohort <year>', 'the year of entry 入学年份')
    .option('--standing <number>', 'the year of study 年级')
    .option('--department <code>', 'the code of their department 院系代码')
    .option('--birth-date <day>', 'as in 2008-03-09 出生日期')
    .option('--identity-number <number>', 'of any document; a Chinese one is checked 证件号码，身份证会校验')
    .action((number: string, options: SetOptions) =>
      withVault((database, vault) => correct(database, vault, number, options)),
    )
}

async function correct(database: Database, vault: Vault, number: string, options: SetOptions): Promise<void> {
  const today = dayIn(await timeZoneOf(database), new Date())
  const settings = givenSettings(options, today)
  await refuseUnknownDepartment(database, options.department)
  const fields = Object.entries(fieldOf).flatMap(([option, field]) =>
    options[option as keyof SetOptions] === undefined ? [] : [field],
  )
  if (fields.length === 0)
    throw new PlainError(
      say(
        '请写要改什么，如 --name 许知远。查看：student set --help',
        'Say what to set, as in --name 许知远. See: student set --help',
      ),
    )
  const student = await givenStudent(database, number)
  const done = await setStudent({ database, vault }, student, settings, fields)
  if (done === 'left') throw whoLeft(student)
  if (done === 'contradiction')
    throw new PlainError(
      say(
        '证件号码里的出生日期不同。请同时写 --birth-date 和 --identity-number。没有改动。',
        'The identity number has another birthday in it. Set both: --birth-date and --identity-number. Nothing was changed.',
      ),
    )
  console.log(
    say(
      `${student.number}：已手工设置 ${joined(fields)}，以后导入不再改动。`,
      `${student.number}: ${joined(fields)} set by hand; imports leave ${fields.length === 1 ? 'it' : 'them'} alone.`,
    ),
  )
}

const fieldOf: Record<keyof SetOptions, string> = {
  name: 'name',
  nameEn: 'name_en',
  cohort: 'cohort',
  standing: 'standing',
  department: 'department',
  birthDate: 'birth_date',
  identityNumber: 'identity_number',
}

function givenSettings(options: SetOptions, today: string): SaidOfStudent {
  const birthDate = given('--birth-date', options.birthDate, (text) => readBirthDate(text, today), true)
  const identity = given('--identity-number', options.identityNumber, (text) => readIdentity(text, today), true)
  return {
    name: given('--name', options.name?.trim(), readNeededName),
    nameEn: given('--name-en', options.nameEn?.trim(), readNeededName),
    cohort: given('--cohort', options.cohort, readCohort),
    standing: given('--standing', options.standing, readStanding),
    departmentCode: options.department,
    birthDate,
    identityNumber: identity?.number,
  }
}

function readNeededName(text: string): CellValue<string> {
  return text === '' ? { reason: 'is no name' } : readName(text)
}

/** A value of an option; what is personal is not repeated in the complaint. */
function given<Value>(
  option: string,
  text: string | undefined,
  read: (text: string) => CellValue<Value>,
  isPersonal = false,
): Value | undefined {
  if (text === undefined) return undefined
  const result = read(text)
  if ('value' in result) return result.value
  throw new PlainError(
    say(
      `${option}${isPersonal ? '' : ` ${text}`}：写得不对，请看 student set --help。`,
      `${option}${isPersonal ? ': this' : ` ${text}`} ${result.reason}.`,
    ),
  )
}

async function refuseUnknownDepartment(database: Database, code: string | undefined): Promise<void> {
  const known = code === undefined ? null : await readDepartmentIds(database)
  if (known && code !== undefined && !known.has(code)) throw new PlainError(noDepartment(code, known))
}
