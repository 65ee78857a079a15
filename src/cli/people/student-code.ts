import type { Command } from 'commander'
import { csvText } from '../../cloud/kernel/table-file/csv-text'
import { type CodedStudent, issueMissingCodes } from '../../cloud/people/issue-missing-codes'
import { counted } from '../kit/import-text'
import { say } from '../kit/language'
import { keepNewFile } from '../kit/new-file'
import { type KeyedOffice, outcomeOf, withKeyedOffice } from '../kit/office'
import { PlainError } from '../kit/plain-error'
import { givenStudent, ifLeft } from './given-student'

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
      withKeyedOffice((office) => makeCodes(office, number, options)),
    )
}

async function makeCodes(office: KeyedOffice, number: string | undefined, options: CodeOptions): Promise<void> {
  if ((number === undefined) === (options.missing !== true))
    throw new PlainError(
      say(
        '请写一个学号，或用 --missing --out 文件.csv 给所有没有激活码的学生生成。',
        'Name a student by their number, or give --missing --out FILE.csv for all who lack a code.',
      ),
    )
  if (number !== undefined) return makeCode(office, number)
  if (options.out === undefined)
    throw new PlainError(
      say(
        '--missing 需要 --out 文件.csv，用来打印通知。',
        '--missing needs --out FILE.csv, the file to print letters from.',
      ),
    )
  const count = await makeMissing(office, options.out)
  console.log(
    count === 0
      ? say('每个学生都已绑定或已有激活码。', 'Every student is bound or has a code already.')
      : say(
          `生成了 ${count} 个激活码，写入 ${options.out}。别处没有明文：打印通知后请删除文件。`,
          `${counted(count, 'code')} made and written to ${options.out}. They are nowhere else in clear: print the letters, then delete the file.`,
        ),
  )
}

async function makeCode(office: KeyedOffice, number: string): Promise<void> {
  const student = await givenStudent(office.database, number)
  const { code } = outcomeOf(await office.act('issueActivationCode', { studentId: student.id }), ifLeft(student))
  console.log(
    say(
      `${student.number} ${student.name}：

  ${code}

只能用一次，取代之前的。不要给别人：学号被锁定时它也能绑定，还会把学生换到另一个微信。`,
      `${student.number} ${student.name}:

  ${code}

Good once, in place of any before. Give it to nobody else: it binds even while binding by number is closed, and moves
the student to another WeChat account.`,
    ),
  )
}

async function makeMissing(office: KeyedOffice, path: string): Promise<number> {
  let removeFile: (() => Promise<void>) | undefined
  try {
    return await issueMissingCodes(office, async (coded) => {
      removeFile = await keepNewFile(path, letterTable(coded), { isSecret: true })
    })
  } catch (error) {
    await removeFile?.()
    throw error
  }
}

function letterTable(coded: readonly CodedStudent[]): string {
  const heading = ['student_number', 'name', 'name_en', 'cohort', 'department', 'activation_code']
  const rows = coded.map(({ number, name, nameEn, cohort, departmentName, code }) => {
    return [number, name, nameEn ?? '', String(cohort), departmentName ?? '', code]
  })
  return csvText([heading, ...rows])
}
