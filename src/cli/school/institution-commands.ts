import type { Command } from 'commander'
import type { Database } from '../../cloud/kernel/database/database'
import { gradeWordsOf } from '../../cloud/school/grade-words'
import { setInstitution } from '../../cloud/school/set-institution'
import { readInstitution } from '../../cloud/school/tables/institution'
import type { Institution } from '../../contract/school/institution'
import { withDatabase } from '../kit/connect'
import { say } from '../kit/language'
import { periodList } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'

interface InstitutionOptions {
  name?: string
  nameEn?: string
  brandColour?: string
  logoUrl?: string
  timeZone?: string
  periods?: string
  studentProof?: string
  privacyVersion?: string
  helpContact?: string
  gradeWords?: string
}

/** `institution set`. */
export function addInstitutionCommands(program: Command): void {
  program
    .command('institution')
    .description('the institution itself 学校本身')
    .command('set')
    .description('set it up or change it; what is not given stays 设置或修改学校信息，没写的不变')
    .option('--name <text>', 'as in 湖畔国际学院; needed the first time 学校名称，第一次必填')
    .option('--name-en <text>', 'as in "Lakeside International College" 英文名称')
    .option('--brand-colour <hex>', 'as in #2757c9 主题颜色')
    .option('--logo-url <url>', 'https address of the logo 校徽的 https 地址')
    .option('--time-zone <name>', 'as in Asia/Shanghai 时区')
    .option('--periods <list>', 'the teaching periods of a day, as in 08:00-08:45,08:50-09:35 每天的节次时间')
    .option(
      '--student-proof <kind>',
      'what a student gives beside number and name: activation_code, or identity (birth date and the last 4 of the document) 学生绑定时另需提供：激活码，或出生日期和证件后四位',
    )
    .option(
      '--grade-words <list>',
      'what words in place of grades mean, as in "优秀=95,良好=85,通过=pass,缓考=none"; all of them at once 等级成绩的含义，一次写全',
    )
    .option(
      '--privacy-version <text>',
      'of the privacy text in force; a new one is asked about again 现行隐私说明的版本，更新后重新征求同意',
    )
    .option(
      '--help-contact <text>',
      'whom to ask when binding fails, as in "教务处 0571-8888 0000"; "" for nobody 绑定失败时找谁，"" 表示没有',
    )
    .action((options: InstitutionOptions) => withDatabase((database) => set(database, options)))
}

async function set(database: Database, options: InstitutionOptions): Promise<void> {
  if (options.name === undefined && !(await readInstitution(database)))
    throw new PlainError(say('学校还没有设置：请写 --name。', 'The institution is not set up yet: give its --name.'))
  const brandColour = options.brandColour?.toLowerCase()
  if (brandColour !== undefined && !/^#[0-9a-f]{6}$/.test(brandColour))
    throw new PlainError(
      say(
        `--brand-colour ${options.brandColour}：请写六位十六进制数，如 #2757c9。`,
        `--brand-colour ${options.brandColour}: give six hexadecimal digits as in #2757c9.`,
      ),
    )
  if (options.logoUrl !== undefined && !/^https:\/\/\S+$/.test(options.logoUrl))
    throw new PlainError(
      say(
        `--logo-url ${options.logoUrl}：请写以 https:// 开头的地址。`,
        `--logo-url ${options.logoUrl}: give an address that begins with https://.`,
      ),
    )
  if (options.timeZone !== undefined) refuseUnknownTimeZone(options.timeZone)
  const periods = options.periods === undefined ? undefined : periodList('--periods', options.periods)
  const { privacyVersion, helpContact } = options
  const studentProof = options.studentProof === undefined ? undefined : givenProof(options.studentProof)
  if (privacyVersion !== undefined && !/^\S{1,40}$/.test(privacyVersion))
    throw new PlainError(
      say(
        '--privacy-version：最多 40 个字符，不带空格，如 2026-09。',
        '--privacy-version: give at most 40 characters without blanks, as in 2026-09.',
      ),
    )
  if (helpContact !== undefined && helpContact.length > 200)
    throw new PlainError(say('--help-contact：最多 200 个字符。', '--help-contact: give at most 200 characters.'))
  const gradeWords = options.gradeWords === undefined ? undefined : gradeWordsOf(options.gradeWords)
  if (gradeWords === null)
    throw new PlainError(
      say(
        '--grade-words：每个词写明数字、pass、fail 或 none，如 "优秀=95,通过=pass,缓考=none"。',
        '--grade-words: give words with a number, pass, fail or none, as in "优秀=95,通过=pass,缓考=none".',
      ),
    )
  await setInstitution(database, { ...options, brandColour, periods, studentProof }, gradeWords)
  console.log(
    say(
      '学校信息已设置，手机下次打开小程序时会看到。',
      'The institution is set. Phones see it the next time they open the applet.',
    ),
  )
}

function givenProof(text: string): Institution['studentProof'] {
  if (text === 'activation_code' || text === 'identity') return text
  throw new PlainError(
    say(
      `--student-proof ${text}：请写 activation_code 或 identity。`,
      `--student-proof ${text}: give activation_code or identity.`,
    ),
  )
}

function refuseUnknownTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch (cause) {
    throw new PlainError(
      say(
        `--time-zone ${timeZone}：没有这个时区，请写如 Asia/Shanghai。`,
        `--time-zone ${timeZone}: there is no such time zone; give one as in Asia/Shanghai.`,
      ),
      {
        cause,
      },
    )
  }
}
