import type { Command } from 'commander'
import type { Queryable } from '../cloud/tables/database'
import { readInstitution, writeInstitution } from '../cloud/tables/institution'
import { addTerm, readTerms } from '../cloud/tables/terms'
import type { Institution } from '../contract/catalogue'
import { daysAfter, weekdayOf } from '../rules/term-weeks'
import { withDatabase } from './connect'
import { calendarDay, periodList, wholeNumber } from './option-values'
import { PlainError } from './plain-error'

interface TermOptions {
  name: string
  nameEn?: string
  startsOn: string
  weeks: string
}

/** `term add`, `term list`. */
export function addTermCommands(program: Command): void {
  const term = program.command('term').description('the teaching periods (学期)')
  term
    .command('add <id>')
    .description('add a term; its id is short, as in 2026-autumn')
    .requiredOption('--name <text>', 'as in "2026 秋季学期"')
    .option('--name-en <text>', 'as in "Autumn 2026"')
    .requiredOption('--starts-on <day>', 'the Monday of week 1, as in 2026-09-07')
    .requiredOption('--weeks <number>', 'how many weeks it has, exams included')
    .action((id: string, options: TermOptions) => withDatabase((database) => add(database, id, options)))
  term
    .command('list')
    .description('show the terms, newest first')
    .action(() =>
      withDatabase(async (database) => {
        const terms = await readTerms(database)
        for (const { id, name, nameEn, startsOn, weekCount } of terms)
          console.log(`${id}  ${name}${nameEn ? ` / ${nameEn}` : ''}  from ${startsOn}, ${weekCount} weeks`)
        if (terms.length === 0) console.log('There is no term yet. Add one with: npm run campus -- term add --help')
      }),
    )
}

async function add(database: Queryable, id: string, options: TermOptions): Promise<void> {
  if (!/^[A-Za-z0-9._-]{1,40}$/.test(id))
    throw new PlainError(`${id}: a term's id has letters, digits, dots, dashes and underscores, at most 40.`)
  const startsOn = calendarDay('--starts-on', options.startsOn)
  const weekday = weekdayOf(startsOn)
  if (weekday !== 1)
    throw new PlainError(
      `--starts-on ${startsOn} is not a Monday; the Monday of that week is ${daysAfter(startsOn, 1 - weekday)}.`,
    )
  const weekCount = wholeNumber('--weeks', options.weeks, 1, 53)
  const isNew = await addTerm(database, { id, name: options.name, nameEn: options.nameEn ?? null, startsOn, weekCount })
  if (!isNew) throw new PlainError(`There is a term ${id} already. See: npm run campus -- term list`)
  console.log(`Term ${id} added: ${weekCount} weeks from ${startsOn}.`)
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
}

/** `institution set`. */
export function addInstitutionCommands(program: Command): void {
  program
    .command('institution')
    .description('the institution itself')
    .command('set')
    .description('set it up or change it; what is not given stays')
    .option('--name <text>', 'as in 湖畔国际学院; needed the first time')
    .option('--name-en <text>', 'as in "Lakeside International College"')
    .option('--brand-colour <hex>', 'as in #2757c9')
    .option('--logo-url <url>', 'https address of the logo')
    .option('--time-zone <name>', 'as in Asia/Shanghai')
    .option('--periods <list>', 'the teaching periods of a day, as in 08:00-08:45,08:50-09:35')
    .option(
      '--student-proof <kind>',
      'what a student gives beside number and name: activation_code, or identity (birth date and the last 4 of the document)',
    )
    .option('--privacy-version <text>', 'of the privacy text in force; a new one is asked about again')
    .option('--help-contact <text>', 'whom to ask when binding fails, as in "教务处 0571-8888 0000"; "" for nobody')
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
  await writeInstitution(database, { ...options, brandColour, periods, studentProof })
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
