import { setTimeout as sleep } from 'node:timers/promises'
import type { Command } from 'commander'
import type { Database } from '../../cloud/kernel/database/database'
import { readRounds } from '../../cloud/selection/tables/rounds'
import { readDecisionRate, readSectionFill } from '../../cloud/selection/tables/section-fill'
import type { Term } from '../../contract/school/institution'
import { standingOf } from '../../rules/selection/rounds'
import { withDatabase } from '../kit/connect'
import { joined, say } from '../kit/language'
import { localTime, wholeNumber } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'
import { fitting } from '../kit/text-table'
import { givenTerm, timeZoneOf } from '../school/given-term'
import { type FillOrder, fillTable, inOrder, totalsText } from './fill-text'

interface WatchOptions {
  every: string
  top: string
  sort: string
  once?: boolean
}

interface View {
  term: Term
  timeZone: string
  order: FillOrder
  /** How many sections. */
  top: number
}

/** Over which the pace of decisions is measured. */
const rateSeconds = 5
// A terminal keeps what was on it and gets it back at the end.
const enterScreen = '\u001b[?1049h\u001b[?25l'
const leaveScreen = '\u001b[?25h\u001b[?1049l'
const redraw = '\u001b[H\u001b[J'

/** `watch`. */
export function addWatchCommand(program: Command): void {
  program
    .command('watch [term]')
    .description(
      'see live how the sections of a term, or of the current one, fill; Ctrl-C ends it 实时查看教学班选课情况，Ctrl-C 结束',
    )
    .option('--every <seconds>', 'between two looks 每次刷新间隔的秒数', '2')
    .option('--top <number>', 'how many sections 显示多少个教学班', '20')
    .option('--sort <order>', 'fullest or fastest 按最满或最快排序', 'fullest')
    .option('--once', 'look once 只看一次')
    .action((term: string | undefined, options: WatchOptions) =>
      withDatabase((database) => watch(database, term, options)),
    )
}

async function watch(database: Database, given: string | undefined, options: WatchOptions): Promise<void> {
  const everyMs = wholeNumber('--every', options.every, 1, 3600) * 1000
  const top = wholeNumber('--top', options.top, 1, 10_000)
  const order = options.sort
  if (order !== 'fullest' && order !== 'fastest')
    throw new PlainError(say(`--sort ${order}：请写 fullest 或 fastest。`, `--sort ${order}: give fullest or fastest.`))
  const timeZone = await timeZoneOf(database)
  const view = { term: await givenTerm(database, given), timeZone, order, top } as const
  if (options.once) console.log((await look(database, view)).join('\n'))
  else if (process.stdout.isTTY) await watchScreen(database, view, everyMs)
  else await watchLines(database, view, everyMs)
}

/** Into a file or a pipe: one look after another. */
async function watchLines(database: Database, view: View, everyMs: number): Promise<void> {
  for (;;) {
    console.log(`${(await look(database, view)).join('\n')}\n`)
    await sleep(everyMs)
  }
}

async function watchScreen(database: Database, view: View, everyMs: number): Promise<void> {
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  process.once('SIGTERM', () => stop.abort())
  process.stdout.write(enterScreen)
  try {
    while (!stop.signal.aborted) {
      const { columns, rows } = process.stdout
      const lines = await look(database, view)
      process.stdout.write(
        redraw +
          lines
            .slice(0, rows - 1)
            .map((line) => fitting(line, columns))
            .join('\n'),
      )
      await sleep(everyMs, undefined, { signal: stop.signal }).catch(() => undefined)
    }
  } finally {
    process.stdout.write(leaveScreen)
  }
}

async function look(database: Database, { term, timeZone, order, top }: View): Promise<string[]> {
  const now = new Date()
  const rounds = await readRounds(database, term.id)
  const sections = await readSectionFill(database, term.id, now)
  const rate = await readDecisionRate(database, now, rateSeconds)
  const running = rounds.flatMap((round) => {
    const standing = standingOf(round, now.getTime())
    if (standing === 'open') {
      const until = localTime(round.closesAt, timeZone)
      return [say(`${round.name} 进行中，${until} 关闭`, `${round.name} open until ${until}`)]
    }
    return standing === 'paused' ? [say(`${round.name} 已暂停`, `${round.name} PAUSED`)] : []
  })
  const shown = inOrder(sections, order).slice(0, top)
  return [
    `${term.name} · ${localTime(now.toISOString(), timeZone)} · ${joined(running) || say('没有进行中的轮次', 'no round is open')}`,
    totalsText(sections, rate),
    '',
    ...fillTable(shown),
  ]
}
