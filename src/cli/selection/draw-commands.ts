import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { CatalogueCopy } from '../../cloud/catalogue/catalogue-copy'
import type { Database } from '../../cloud/kernel/database/database'
import { applyDraw, undoDraw } from '../../cloud/selection/draw/apply-draw'
import { commitDraw, dryRunDraw, roundsOpenBeside } from '../../cloud/selection/draw/count-draw'
import type { DrawParts, LotteryRound } from '../../cloud/selection/draw/draw-parts'
import { publishDraw } from '../../cloud/selection/draw/publish-draw'
import { sha256Of } from '../../cloud/selection/draw/tickets'
import { verifyDraw } from '../../cloud/selection/draw/verify-draw'
import { readRounds } from '../../cloud/selection/tables/rounds'
import { withDatabase } from '../kit/connect'
import { engineHere } from '../kit/engine-here'
import { joined, say } from '../kit/language'
import { keepNewFile } from '../kit/new-file'
import { localTime } from '../kit/option-values'
import { PlainError } from '../kit/plain-error'
import { aligned } from '../kit/text-table'
import { whoIsHere } from '../kit/who-is-here'
import { givenTerm, timeZoneOf } from '../school/given-term'
import { appliedText, drawTables, whyText } from './draw-text'
import { makeSeed, readSeed } from './seed-file'

interface DrawOptions {
  term?: string
}
interface SeedOptions extends DrawOptions {
  seedFile: string
}

/** `draw commit`, `run`, `apply`, `undo`, `publish`, `verify`. */
export function addDrawCommands(program: Command): void {
  const draw = program
    .command('draw')
    .description('the draw of a lottery round (抽签); see docs/draw.md 抽签轮次的抽签')
  const step = (name: string, [english, chinese]: readonly [string, string]) =>
    draw
      .command(`${name} <round>`)
      .description(
        `${english}; the round is named by its number, or by its name in the term ${chinese}；轮次写编号或名称`,
      )
      .option('--term <id>', 'the term; the current one unless given 学期，默认当前学期')
  const seedFile = ['--seed-file <file>', 'the file that draw commit wrote draw commit 写出的文件'] as const
  step('commit', ['make a secret seed and promise it, before the round closes', '在轮次关闭前生成并登记秘密种子'])
    .option('--seed-file <file>', 'where to keep the seed (draw-seed-ROUND.txt) 种子存放的文件')
    .option('--replace', 'in place of one promised before, whose file was lost 替换之前登记而文件已丢失的种子')
    .action((named: string, options: DrawOptions & { seedFile?: string; replace?: boolean }) =>
      withLottery(named, options, (parts, round) => commit(parts, round, options)),
    )
  step('run', ['show what the draw would give and change nothing', '试算抽签结果，不作修改'])
    .requiredOption(...seedFile)
    .action((named: string, options: SeedOptions) =>
      withLottery(named, options, (parts, round) => run(parts, round, options)),
    )
  step('apply', [
    'draw, and give every win its places; repeat it if it was cut short',
    '执行抽签并分配名额；中断后再执行一次',
  ])
    .requiredOption(...seedFile)
    .action((named: string, options: SeedOptions) =>
      withLottery(named, options, (parts, round) => apply(parts, round, options)),
    )
  step('undo', ['take back what the draw gave, until it is published', '公布之前撤销抽签结果']).action(
    (named: string, options: DrawOptions) => withLottery(named, options, undo),
  )
  step('publish', [
    'write the anonymised result for everybody and tell the students; final',
    '写出匿名结果并通知学生，不可撤销',
  ])
    .requiredOption(...seedFile)
    .requiredOption('--out <file>', 'the file to write 要写出的文件')
    .action((named: string, options: SeedOptions & { out: string }) =>
      withLottery(named, options, (parts, round) => publish(parts, round, options)),
    )
  draw
    .command('verify <file>')
    .description(
      'make the draw of a published file again and compare it bit for bit; needs no database 按公布的文件重新抽签并逐位核对，不用数据库',
    )
    .action(verify)
}

type Work = (parts: DrawParts, round: LotteryRound) => Promise<void>

async function withLottery(named: string, { term }: DrawOptions, work: Work): Promise<void> {
  // One connection keeps others off the draw, the others serve the engine.
  await withDatabase(async (database) => {
    const round = await namedLottery(database, named, term)
    const engine = engineHere(database, new CatalogueCopy())
    const clock = () => new Date()
    await work({ database, engine, catalogue: new CatalogueCopy(), clock, by: whoIsHere(), onProgress }, round)
  }, 4)
}

function onProgress(doneCount: number, totalCount: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${doneCount} / ${totalCount}${doneCount < totalCount ? '' : '\n'}`)
}

async function namedLottery(database: Database, named: string, given: string | undefined): Promise<LotteryRound> {
  const { id: termId } = await givenTerm(database, given)
  const lotteries = (await readRounds(database, termId)).filter(({ kind }) => kind === 'lottery')
  const found = lotteries.filter(({ id, name, nameEn }) => [String(id), name, nameEn].includes(named))
  const numbered = (rounds: typeof lotteries) => joined(rounds.map(({ id, name }) => `${id} ${name}`))
  const [round, another] = found
  if (another)
    throw new PlainError(
      say(
        `有几个抽签轮次叫 ${named}，请写编号：${numbered(found)}。`,
        `Several lotteries are called ${named}. Name one by its number: ${numbered(found)}.`,
      ),
    )
  if (round) return { ...round, termId }
  throw new PlainError(
    say(
      `学期 ${termId} 没有抽签轮次 ${named}。现有：${numbered(lotteries) || '没有'}。（用 --term 指定其他学期。）`,
      `Term ${termId} has no lottery ${named}. It has: ${numbered(lotteries) || 'none'}. (--term names another term.)`,
    ),
  )
}

async function commit(
  parts: DrawParts,
  round: LotteryRound,
  options: { seedFile?: string; replace?: boolean },
): Promise<void> {
  const file = options.seedFile ?? `draw-seed-${round.id}.txt`
  const seed = makeSeed()
  const seedSha256 = sha256Of(seed)
  const removeFile = await keepNewFile(file, `${seed}\n`, { isSecret: true })
  try {
    await commitDraw(parts, round, { seedSha256, isReplacing: options.replace === true })
  } catch (error) {
    await removeFile()
    throw error
  }
  const closes = localTime(round.closesAt, await timeZoneOf(parts.database))
  console.log(
    say(
      `${round.name} 的种子已登记。请在轮次于 ${closes} 关闭前公布：

  SHA-256  ${seedSha256}

种子本身在 ${file} 里，只有你能看，别处没有：丢了就不能抽签。请密封一份副本，交给不能改志愿的人保管。`,
      `The seed of ${round.name} is promised. Publish this now, before the round closes at ${closes}:

  SHA-256  ${seedSha256}

The seed itself is in ${file}, for your eyes only, and nowhere else: without it there is no draw. Keep a copy, sealed,
with somebody who cannot change choices.`,
    ),
  )
}

async function run(parts: DrawParts, round: LotteryRound, options: SeedOptions): Promise<void> {
  const counted = await dryRunDraw(parts, round, await readSeed(options.seedFile))
  console.log(drawTables(counted.reading.input, counted.drawn))
  if (counted.draw.status !== 'committed' && counted.draw.status !== 'undone')
    console.log(
      say(
        `这次抽签已经执行过（${counted.draw.status}）：分出的名额算作之前已选。`,
        `This draw is ${counted.draw.status}: places it gave are counted as taken before.`,
      ),
    )
  await warnOfOpenRounds(parts, round)
  console.log(say('试算：没有改动。', 'Dry run: nothing was changed.'))
}

async function apply(parts: DrawParts, round: LotteryRound, options: SeedOptions): Promise<void> {
  await warnOfOpenRounds(parts, round)
  const { awardCount, refused } = await applyDraw(parts, round, await readSeed(options.seedFile))
  console.log(appliedText(round, awardCount))
  if (refused.length === 0) return
  for (const { studentId, rank, refusals } of refused.slice(0, 20))
    console.log(
      say(
        `  学生 ${studentId}，第 ${rank} 志愿：${whyText(refusals)}`,
        `  student row ${studentId}, choice ${rank}: ${whyText(refusals)}`,
      ),
    )
  if (refused.length > 20) console.log(say(`  还有 ${refused.length - 20} 个`, `  and ${refused.length - 20} more`))
  throw new PlainError(
    say(
      `有 ${refused.length} 个抽中的没能分到，因为计算之后情况变了（见上）。请撤销抽签再执行：同一个种子会按现在的情况计算。`,
      `${refused.length} wins came to nothing, because something changed after the draw was counted (listed above). Undo the draw and apply it again: the same seed then counts with what is true now.`,
    ),
  )
}

async function undo(parts: DrawParts, round: LotteryRound): Promise<void> {
  await warnOfOpenRounds(parts, round)
  const count = await undoDraw(parts, round)
  console.log(
    say(
      `${round.name} 的抽签已撤销，收回 ${count} 个名额。登记的种子仍然有效。`,
      `The draw of ${round.name} is undone: ${count} places were taken back. The promised seed still stands.`,
    ),
  )
}

async function publish(parts: DrawParts, round: LotteryRound, options: SeedOptions & { out: string }): Promise<void> {
  const seed = await readSeed(options.seedFile)
  let removeFile = async () => {}
  try {
    const { seedSha256, inputSha256, text } = await publishDraw(parts, round, seed, async (published) => {
      removeFile = await keepNewFile(options.out, published.text, { isSecret: false })
    })
    const facts = hashesText([
      [say('种子', 'seed'), seed],
      [say('种子的 SHA-256', 'SHA-256 of seed'), seedSha256],
      [say('输入的 SHA-256', 'SHA-256 of input'), inputSha256],
      [say('文件的 SHA-256', 'SHA-256 of file'), sha256Of(text)],
    ])
    console.log(
      say(
        `${round.name} 的抽签已公布，学生现在能看到自己的结果。
请把 ${options.out} 放到人人能拿到的地方。任何人都可以核对：npm run campus -- draw verify ${options.out}

${facts}`,
        `The draw of ${round.name} is published, and students now see what came of their choices.
Put ${options.out} where everybody can get it. Anybody can check it: npm run campus -- draw verify ${options.out}

${facts}`,
      ),
    )
  } catch (error) {
    await removeFile()
    throw error
  }
}

async function verify(path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new PlainError(say(`没有能读的文件 ${path}。`, `There is no file ${path} that can be read.`), { cause })
  })
  const verdict = verifyDraw(text)
  if (!verdict.isGenuine) throw new PlainError(say(`核对不符。${verdict.flaw}`, `Not genuine. ${verdict.flaw}`))
  const { input, seedSha256, inputSha256 } = verdict.file
  const { name, termId, closesAt } = input.round
  const facts = hashesText([
    [say('种子的 SHA-256', 'SHA-256 of seed'), seedSha256],
    [say('输入的 SHA-256', 'SHA-256 of input'), inputSha256],
  ])
  console.log(
    say(
      `核对无误：用它的种子重新抽签，结果逐位相同。
${name}（${termId}）：${input.students.length} 名学生，${verdict.winCount} 个志愿抽中。
请与学校公布的比对；第一个应在轮次于 ${closesAt} 关闭前公布：

${facts}`,
      `Genuine: made again from its seed, the draw comes out the same, bit for bit.
${name} (${termId}): ${input.students.length} students, ${verdict.winCount} choices won.
Compare these with what the school published; the first one before the round closed at ${closesAt}:

${facts}`,
    ),
  )
}

/** A line each, the values below one another. */
function hashesText(facts: readonly (readonly string[])[]): string {
  return aligned(facts)
    .map((line) => `  ${line}`)
    .join('\n')
}

async function warnOfOpenRounds(parts: DrawParts, round: LotteryRound): Promise<void> {
  const names = (await roundsOpenBeside(parts.database, round, parts.clock())).map(({ name }) => name)
  if (names.length > 0)
    console.log(
      say(
        `注意：${joined(names)} 正在进行，名额和课表可能在抽签时变化。稳妥起见：npm run campus -- round pause`,
        `Careful: ${joined(names)} is open, so seats and timetables may change under the draw. To be safe: npm run campus -- round pause`,
      ),
    )
}
