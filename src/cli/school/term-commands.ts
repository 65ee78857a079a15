import type { Command } from 'commander'
import type { Database, Queryable } from '../../cloud/kernel/database/database'
import { addTerm, changeTerm, removeTerm } from '../../cloud/school/change-terms'
import { readInstitution } from '../../cloud/school/tables/institution'
import { readTerms } from '../../cloud/school/tables/terms'
import type { TermId } from '../../contract/school/ids'
import type { Term } from '../../contract/school/institution'
import { daysAfter, weekdayOf } from '../../rules/school/term-weeks'
import { currentTerm, dayIn, lastDayOf, overlappingTerms } from '../../rules/school/terms'
import { withDatabase } from '../kit/connect'
import { counted } from '../kit/import-text'
import { joined, say } from '../kit/language'
import { calendarDay, wholeNumber } from '../kit/option-values'
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
  if (terms.length === 0)
    console.log(
      say(
        '还没有学期。新增：npm run campus -- term add --help',
        'There is no term yet. Add one with: npm run campus -- term add --help',
      ),
    )
  const institution = await readInstitution(database)
  const today = dayIn(institution?.timeZone ?? 'Asia/Shanghai', new Date())
  const current = currentTerm(terms, today)
  for (const term of terms) {
    const { id, name, nameEn, startsOn, weekCount } = term
    const days = say(
      `${startsOn} 至 ${lastDayOf(term)}，${weekCount} 周`,
      `${startsOn} to ${lastDayOf(term)}, ${weekCount} weeks`,
    )
    const mark = id === current?.id ? say('  （当前）', '  (current)') : ''
    console.log(`${id}  ${name}${nameEn ? ` / ${nameEn}` : ''}  ${days}${mark}`)
  }
  if (!current) return
  const why = whyCurrent(current, terms, today)
  console.log(say(`当前学期是 ${current.id}：${why}。`, `The current term is ${current.id}: ${why}.`))
}

/** Put so that it follows the name of the current term. */
function whyCurrent(current: Term, terms: readonly Term[], today: string): string {
  if (current.startsOn > today)
    return say(
      `今天（${today}）不在任何学期内，它是下一个`,
      `no term runs today (${today}), and it is the next to begin`,
    )
  if (lastDayOf(current) < today)
    return say(
      `今天（${today}）不在任何学期内，后面也没有学期，它是最后一个`,
      `no term runs today (${today}) and none is to come, so it is the last there was`,
    )
  const beside = overlappingTerms(terms, current).filter(({ startsOn }) => startsOn <= today)
  if (beside.length === 0) return say(`今天（${today}）在这个学期内`, `today (${today}) is in it`)
  const others = joined(beside.map(({ id }) => id))
  return say(
    `今天（${today}）也在 ${others} 内，先开始的学期算到它结束`,
    `today (${today}) is in ${others} too, and the one that began first lasts to its end`,
  )
}

/** Days that are in two terms belong to the earlier one; whoever makes such terms should know. */
async function warnOfOverlap(database: Queryable, term: Term): Promise<void> {
  for (const other of overlappingTerms(await readTerms(database), term)) {
    const [first, second] = other.startsOn <= term.startsOn ? [other, term] : [term, other]
    const isWithin = lastDayOf(second) <= lastDayOf(first)
    const end = lastDayOf(isWithin ? second : first)
    const which = isWithin
      ? say(
          `${second.id} 整个在 ${first.id} 之内，当前学期一直是 ${first.id}，轮不到 ${second.id}。`,
          `All of ${second.id} lies within ${first.id}, which stays the current term all the while, so that ${second.id} never becomes it.`,
        )
      : say(
          `在那之前当前学期仍是 ${first.id}，之后才是 ${second.id}。`,
          `Until then ${first.id} stays the current term, so that its last weeks are seen, and ${second.id} comes after it.`,
        )
    console.log(
      say(
        `注意：${term.id} 和 ${other.id} 从 ${second.startsOn} 到 ${end} 重叠。${which}用 term set 移开一个。`,
        `Careful: ${term.id} and ${other.id} overlap from ${second.startsOn} to ${end}. ${which} Move one with: term set`,
      ),
    )
  }
}

function noSuchTerm(id: string): PlainError {
  return new PlainError(
    say(
      `没有学期 ${id}。查看：npm run campus -- term list`,
      `There is no term ${id}. See: npm run campus -- term list`,
    ),
  )
}

async function change(database: Database, id: string, options: Partial<TermOptions>): Promise<void> {
  const { name, nameEn, startsOn, weeks } = options
  const done = await changeTerm(database, id, {
    ...(name !== undefined && { name }),
    ...(nameEn !== undefined && { nameEn }),
    ...(startsOn !== undefined && { startsOn: mondayOf(startsOn) }),
    ...(weeks !== undefined && { weekCount: wholeNumber('--weeks', weeks, 1, 53) }),
  })
  if (!done) throw noSuchTerm(id)
  if ('lastWeek' in done)
    throw new PlainError(
      say(
        `--weeks ${done.weekCount}：${id} 的课排到第 ${done.lastWeek} 周。没有改动。`,
        `--weeks ${done.weekCount}: classes of ${id} are held up to week ${done.lastWeek}. Nothing was changed.`,
      ),
    )
  const { term } = done
  console.log(
    say(
      `学期 ${id}：${term.name}，${term.weekCount} 周，${term.startsOn} 至 ${lastDayOf(term)}。`,
      `Term ${id}: ${term.name}, ${term.weekCount} weeks from ${term.startsOn} to ${lastDayOf(term)}.`,
    ),
  )
  await warnOfOverlap(database, term)
}

async function remove(database: Database, id: string): Promise<void> {
  const left = await removeTerm(database, id)
  if (!left) throw noSuchTerm(id)
  const { courses, rounds } = left
  if (courses + rounds > 0)
    throw new PlainError(
      say(
        `学期 ${id} 有 ${courses} 门课、${rounds} 个轮次，不能删除：学生选的课会一起丢失。`,
        `Term ${id} has ${counted(courses, 'course')} and ${counted(rounds, 'round')}, so it stays: what students chose would be lost with it.`,
      ),
    )
  console.log(say(`学期 ${id} 已删除。`, `Term ${id} is removed.`))
}

function mondayOf(text: string): string {
  const startsOn = calendarDay('--starts-on', text)
  const weekday = weekdayOf(startsOn)
  if (weekday === 1) return startsOn
  throw new PlainError(
    say(
      `--starts-on ${startsOn} 不是周一；那一周的周一是 ${daysAfter(startsOn, 1 - weekday)}。`,
      `--starts-on ${startsOn} is not a Monday; the Monday of that week is ${daysAfter(startsOn, 1 - weekday)}.`,
    ),
  )
}

async function add(database: Database, id: string, options: TermOptions): Promise<void> {
  if (!/^[A-Za-z0-9._-]{1,40}$/.test(id))
    throw new PlainError(
      say(
        `${id}：学期编号只能用字母、数字、点、横线和下划线，最多 40 个。`,
        `${id}: a term's id has letters, digits, dots, dashes and underscores, at most 40.`,
      ),
    )
  const startsOn = mondayOf(options.startsOn)
  const weekCount = wholeNumber('--weeks', options.weeks, 1, 53)
  const term = { id: id as TermId, name: options.name, nameEn: options.nameEn ?? null, startsOn, weekCount }
  const isNew = await addTerm(database, term)
  if (!isNew)
    throw new PlainError(
      say(
        `学期 ${id} 已经有了。查看：npm run campus -- term list`,
        `There is a term ${id} already. See: npm run campus -- term list`,
      ),
    )
  console.log(
    say(
      `已新增学期 ${id}：从 ${startsOn} 起 ${weekCount} 周。`,
      `Term ${id} added: ${weekCount} weeks from ${startsOn}.`,
    ),
  )
  await warnOfOverlap(database, term)
}
