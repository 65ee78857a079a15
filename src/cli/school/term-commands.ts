import type { Command } from 'commander'
import { type Database, inTransaction, type Queryable } from '../../cloud/kernel/database/database'
import { gradeWordsOf } from '../../cloud/school/grade-words'
import { readInstitution, writeGradeWords, writeInstitution } from '../../cloud/school/tables/institution'
import {
  addTerm,
  countOfTerm,
  lockTerm,
  lockTermToRemove,
  readTerm,
  readTerms,
  removeTerm,
  updateTerm,
} from '../../cloud/school/tables/terms'
import type { TermId } from '../../contract/school/ids'
import type { Institution, Term } from '../../contract/school/institution'
import { daysAfter, weekdayOf } from '../../rules/school/term-weeks'
import { currentTerm, dayIn, lastDayOf, overlappingTerms } from '../../rules/school/terms'
import { withDatabase } from '../kit/connect'
import { counted } from '../kit/import-text'
import { calendarDay, periodList, wholeNumber } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'

interface TermOptions {
  name: string
  nameEn?: string
  startsOn: string
  weeks: string
}

/** `term add`, `term set`, `term remove`, `term list`. */
export function addTermCommands(program: Command): void {
  const term = program.command('term').description('the teaching periods (学期) 管理学期')
  term
    .command('add <id>')
    .description('add a term; its id is short, as in 2026-autumn 新增学期，编号要短，如 2026-autumn')
    .requiredOption('--name <text>', 'as in "2026 秋季学期" 学期名称')
    .option('--name-en <text>', 'as in "Autumn 2026" 英文名称')
    .requiredOption('--starts-on <day>', 'the Monday of week 1, as in 2026-09-07 第 1 周的周一')
    .requiredOption('--weeks <number>', 'how many weeks it has, exams included 周数，含考试周')
    .action((id: string, options: TermOptions) => withDatabase((database) => add(database, id, options)))
  term
    .command('set <id>')
    .description('change a term; what is not given stays 修改学期，没写的不变')
    .option('--name <text>', 'as in "2026 秋季学期" 学期名称')
    .option('--name-en <text>', 'as in "Autumn 2026" 英文名称')
    .option('--starts-on <day>', 'the Monday of week 1 第 1 周的周一')
    .option('--weeks <number>', 'how many weeks it has, exams included 周数，含考试周')
    .action((id: string, options: Partial<TermOptions>) => withDatabase((database) => change(database, id, options)))
  term
    .command('remove <id>')
    .description('remove a term in which nothing is yet: no course and no round 删除没有课程和轮次的学期')
    .action((id: string) => withDatabase((database) => remove(database, id)))
  term
    .command('list')
    .description('show the terms, newest first, and which is the current one 列出学期，新的在前，并说明当前学期')
    .action(() => withDatabase(list))
}

async function list(database: Queryable): Promise<void> {
  const terms = await readTerms(database)
  if (terms.length === 0) console.log('There is no term yet. Add one with: npm run campus -- term add --help')
  const institution = await readInstitution(database)
  const today = dayIn(institution?.timeZone ?? 'Asia/Shanghai', new Date())
  const current = currentTerm(terms, today)
  for (const term of terms) {
    const { id, name, nameEn, startsOn, weekCount } = term
    const days = `${startsOn} to ${lastDayOf(term)}, ${weekCount} weeks`
    console.log(`${id}  ${name}${nameEn ? ` / ${nameEn}` : ''}  ${days}${id === current?.id ? '  (current)' : ''}`)
  }
  if (current) console.log(`The current term is ${current.id}: ${whyCurrent(current, terms, today)}.`)
}

/** Put so that it follows the name of the current term. */
function whyCurrent(current: Term, terms: readonly Term[], today: string): string {
  if (current.startsOn > today) return `no term runs today (${today}), and it is the next to begin`
  if (lastDayOf(current) < today)
    return `no term runs today (${today}) and none is to come, so it is the last there was`
  const beside = overlappingTerms(terms, current).filter(({ startsOn }) => startsOn <= today)
  if (beside.length === 0) return `today (${today}) is in it`
  return `today (${today}) is in ${beside.map(({ id }) => id).join(', ')} too, and the one that began first lasts to its end`
}

/** Days that are in two terms belong to the earlier one; whoever makes such terms should know. */
async function warnOfOverlap(database: Queryable, term: Term): Promise<void> {
  for (const other of overlappingTerms(await readTerms(database), term)) {
    const [first, second] = other.startsOn <= term.startsOn ? [other, term] : [term, other]
    const isWithin = lastDayOf(second) <= lastDayOf(first)
    const end = lastDayOf(isWithin ? second : first)
    const which = isWithin
      ? `All of ${second.id} lies within ${first.id}, which stays the current term all the while, so that ${second.id} never becomes it.`
      : `Until then ${first.id} stays the current term, so that its last weeks are seen, and ${second.id} comes after it.`
    console.log(
      `Careful: ${term.id} and ${other.id} overlap from ${second.startsOn} to ${end}. ${which} Move one with: term set`,
    )
  }
}

async function givenTermOf(database: Queryable, id: string): Promise<Term> {
  const term = await readTerm(database, id)
  if (!term) throw new PlainError(`There is no term ${id}. See: npm run campus -- term list`)
  return term
}

async function change(database: Database, id: string, options: Partial<TermOptions>): Promise<void> {
  const term = await inTransaction(database, async (connection) => {
    await lockTerm(connection, id)
    const before = await givenTermOf(connection, id)
    const after = {
      ...before,
      name: options.name ?? before.name,
      nameEn: options.nameEn ?? before.nameEn,
      startsOn: options.startsOn === undefined ? before.startsOn : mondayOf(options.startsOn),
      weekCount: options.weeks === undefined ? before.weekCount : wholeNumber('--weeks', options.weeks, 1, 53),
    }
    const { lastWeek } = await countOfTerm(connection, id)
    if (after.weekCount < lastWeek)
      throw new PlainError(
        `--weeks ${after.weekCount}: classes of ${id} are held up to week ${lastWeek}. Nothing was changed.`,
      )
    await updateTerm(connection, after)
    return after
  })
  console.log(`Term ${id}: ${term.name}, ${term.weekCount} weeks from ${term.startsOn} to ${lastDayOf(term)}.`)
  await warnOfOverlap(database, term)
}

async function remove(database: Database, id: string): Promise<void> {
  await inTransaction(database, async (connection) => {
    await givenTermOf(connection, id)
    await lockTermToRemove(connection, id)
    const { courses, rounds } = await countOfTerm(connection, id)
    if (courses + rounds > 0)
      throw new PlainError(
        `Term ${id} has ${counted(courses, 'course')} and ${counted(rounds, 'round')}, so it stays: what students chose would be lost with it.`,
      )
    await removeTerm(connection, id)
  })
  console.log(`Term ${id} is removed.`)
}

function mondayOf(text: string): string {
  const startsOn = calendarDay('--starts-on', text)
  const weekday = weekdayOf(startsOn)
  if (weekday === 1) return startsOn
  throw new PlainError(
    `--starts-on ${startsOn} is not a Monday; the Monday of that week is ${daysAfter(startsOn, 1 - weekday)}.`,
  )
}

async function add(database: Queryable, id: string, options: TermOptions): Promise<void> {
  if (!/^[A-Za-z0-9._-]{1,40}$/.test(id))
    throw new PlainError(`${id}: a term's id has letters, digits, dots, dashes and underscores, at most 40.`)
  const startsOn = mondayOf(options.startsOn)
  const weekCount = wholeNumber('--weeks', options.weeks, 1, 53)
  const term = { id: id as TermId, name: options.name, nameEn: options.nameEn ?? null, startsOn, weekCount }
  const isNew = await addTerm(database, term)
  if (!isNew) throw new PlainError(`There is a term ${id} already. See: npm run campus -- term list`)
  console.log(`Term ${id} added: ${weekCount} weeks from ${startsOn}.`)
  await warnOfOverlap(database, term)
}

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
    .action((options: InstitutionOptions) => withDatabase((database) => setInstitution(database, options)))
}

async function setInstitution(database: Queryable, options: InstitutionOptions): Promise<void> {
  if (options.name === undefined && !(await readInstitution(database)))
    throw new PlainError('The institution is not set up yet: give its --name.')
  const brandColour = options.brandColour?.toLowerCase()
  if (brandColour !== undefined && !/^#[0-9a-f]{6}$/.test(brandColour))
    throw new PlainError(`--brand-colour ${options.brandColour}: give six hexadecimal digits as in #2757c9.`)
  if (options.logoUrl !== undefined && !/^https:\/\/\S+$/.test(options.logoUrl))
    throw new PlainError(`--logo-url ${options.logoUrl}: give an address that begins with https://.`)
  if (options.timeZone !== undefined) refuseUnknownTimeZone(options.timeZone)
  const periods = options.periods === undefined ? undefined : periodList('--periods', options.periods)
  const { privacyVersion, helpContact } = options
  const studentProof = options.studentProof === undefined ? undefined : givenProof(options.studentProof)
  if (privacyVersion !== undefined && !/^\S{1,40}$/.test(privacyVersion))
    throw new PlainError('--privacy-version: give at most 40 characters without blanks, as in 2026-09.')
  if (helpContact !== undefined && helpContact.length > 200)
    throw new PlainError('--help-contact: give at most 200 characters.')
  const gradeWords = options.gradeWords === undefined ? undefined : gradeWordsOf(options.gradeWords)
  if (gradeWords === null)
    throw new PlainError(
      '--grade-words: give words with a number, pass, fail or none, as in "优秀=95,通过=pass,缓考=none".',
    )
  await writeInstitution(database, { ...options, brandColour, periods, studentProof })
  if (gradeWords) await writeGradeWords(database, gradeWords)
  console.log('The institution is set. Phones see it the next time they open the applet.')
}

function givenProof(text: string): Institution['studentProof'] {
  if (text === 'activation_code' || text === 'identity') return text
  throw new PlainError(`--student-proof ${text}: give activation_code or identity.`)
}

function refuseUnknownTimeZone(timeZone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch (cause) {
    throw new PlainError(`--time-zone ${timeZone}: there is no such time zone; give one as in Asia/Shanghai.`, {
      cause,
    })
  }
}
