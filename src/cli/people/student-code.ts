import type { Command } from 'commander'
import { type Database, inTransaction } from '../../cloud/kernel/database/database'
import { csvText } from '../../cloud/kernel/table-file/csv-text'
import type { Vault } from '../../cloud/kernel/vault/vault'
import { newActivationCode, plainCode } from '../../cloud/people/activation-code'
import { changePeople } from '../../cloud/people/tables/living'
import { lockRoster } from '../../cloud/people/tables/roster'
import { lockStudentsWithoutCode, writeActivationCodes } from '../../cloud/people/tables/student-records'
import { writeActivationCode } from '../../cloud/people/tables/students'
import { withVault } from '../kit/connect'
import { counted } from '../kit/import-text'
import { keepNewFile } from '../kit/new-file'
import { PlainError } from '../kit/plain-error'
import { givenStudent, whoLeft } from './given-student'

interface CodeOptions {
  missing?: boolean
  out?: string
}

/** `student code`. */
export function addStudentCode(student: Command): void {
  student
    .command('code [student]')
    .description(
      'make a new activation code (激活码), in place of the one before; or codes for all who lack one 生成新的激活码，取代旧的，或给所有没有的人生成',
    )
    .option('--missing', 'for every student who is not bound and has no code 给所有未绑定且没有激活码的学生')
    .option(
      '--out <file.csv>',
      'with --missing: the file to print letters from; only you can read it 配合 --missing：用于打印通知的文件，只有你能读',
    )
    .action((number: string | undefined, options: CodeOptions) =>
      withVault((database, vault) => makeCodes(database, vault, number, options)),
    )
}

async function makeCodes(
  database: Database,
  vault: Vault,
  number: string | undefined,
  options: CodeOptions,
): Promise<void> {
  if ((number === undefined) === (options.missing !== true))
    throw new PlainError('Name a student by their number, or give --missing --out FILE.csv for all who lack a code.')
  if (number !== undefined) return makeCode(database, vault, number)
  if (options.out === undefined) throw new PlainError('--missing needs --out FILE.csv, the file to print letters from.')
  const count = await makeMissing(database, vault, options.out)
  console.log(
    count === 0
      ? 'Every student is bound or has a code already.'
      : `${counted(count, 'code')} made and written to ${options.out}. They are nowhere else in clear: print the letters, then delete the file.`,
  )
}

async function makeCode(database: Database, vault: Vault, number: string): Promise<void> {
  const student = await givenStudent(database, number)
  const code = newActivationCode()
  await changePeople(database, { students: [student.id] }, async (connection, { students }) => {
    if (!students.has(student.id)) throw whoLeft(student)
    await writeActivationCode(
      connection,
      student.id,
      vault.seal('student.activation_code', student.id, plainCode(code)),
    )
  })
  console.log(`${student.number} ${student.name}:

  ${code}

Good once, in place of any before. Give it to nobody else: it binds even while binding by number is closed, and moves
the student to another WeChat account.`)
}

async function makeMissing(database: Database, vault: Vault, path: string): Promise<number> {
  let removeFile: (() => Promise<void>) | undefined
  try {
    return await inTransaction(database, async (connection) => {
      await lockRoster(connection)
      const students = await lockStudentsWithoutCode(connection)
      if (students.length === 0) return 0
      const coded = students.map((student) => ({ ...student, code: newActivationCode() }))
      const heading = ['student_number', 'name', 'name_en', 'cohort', 'department', 'activation_code']
      const rows = coded.map(({ number, name, nameEn, cohort, departmentName, code }) => {
        return [number, name, nameEn ?? '', String(cohort), departmentName ?? '', code]
      })
      removeFile = await keepNewFile(path, csvText([heading, ...rows]), { isSecret: true })
      await writeActivationCodes(
        connection,
        coded.map(({ studentId, code }) => {
          return { studentId, sealed: vault.seal('student.activation_code', studentId, plainCode(code)) }
        }),
      )
      return coded.length
    })
  } catch (error) {
    await removeFile?.()
    throw error
  }
}
