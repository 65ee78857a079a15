import { spawnSync } from 'node:child_process'
import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type BenchFigure, type BenchResult, median } from '../bench-result'
import { inTurn } from '../enrolment/in-process'
import type { Programs } from '../enrolment/programs'
import { Climb } from './climb'
import { holdRate } from './rates'
import {
  type FilledDatabase,
  makeFilledDatabase,
  type RushBench,
  type RushServer,
  startRushServer,
} from './rush-server'
import { makeTexts } from './searches'

const root = join(__dirname, '../../..')
const halvings = 2
const trials = 5
const trialCalls = 2_000

/** One of the two servers that are compared, with what it has shown until now. */
interface Side {
  server: RushServer
  climb: Climb
  perSecond: number[]
}

/** The server of `commit`, checked out and built beside this one; `remove` it in the end. */
async function buildCommit(commit: string, folder: string): Promise<{ cloud: Programs; remove(): void }> {
  const tree = join(folder, 'against')
  const cloud = join(folder, 'against-programs')
  runOrThrow('git', ['worktree', 'add', '--detach', tree, commit], root)
  const remove = () => runOrThrow('git', ['worktree', 'remove', '--force', tree], root)
  try {
    await symlink(join(root, 'node_modules'), join(tree, 'node_modules'))
    // By its own build, which knows what belongs to its server.
    const build = `require('./config/cloud/build-cloud').buildCloud(process.cwd(), ${JSON.stringify(join(cloud, 'cloud'))})`
    runOrThrow(process.execPath, ['--require', 'tsx/cjs', '--eval', build], tree)
    return { cloud: cloud as Programs, remove }
  } catch (error) {
    remove()
    throw error
  }
}

function runOrThrow(command: string, words: string[], folder: string): void {
  const { status, stderr } = spawnSync(command, words, { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${words.slice(0, 2).join(' ')} failed: ${stderr}`)
}

/**
 * The same mix against this server and that of an earlier commit in turns, each on a database that it made itself: the
 * rates that each holds, and what each answers at most to 128 connections.
 */
export async function compareWithCommit(bench: RushBench, folder: string, commit: string): Promise<BenchResult> {
  const { cloud, remove } = await buildCommit(commit, folder)
  const sides: Side[] = []
  try {
    const ours = await makeFilledDatabase(bench, 'sections600')
    const theirs = await makeFilledDatabase(bench, 'sections600', cloud)
    // This version reads its own tables only.
    const texts = await makeTexts(ours.url)
    const makeSide = async (filled: FilledDatabase, options: { cloud?: Programs }): Promise<Side> => ({
      server: await startRushServer(bench, filled, texts, options),
      climb: new Climb(halvings),
      perSecond: [],
    })
    sides.push(await makeSide(ours, {}))
    sides.push(await makeSide(theirs, { cloud }))
    await climbInTurns(sides)
    await answerInTurns(sides)
    return outcomeOf(sides, commit)
  } finally {
    for (const { server } of sides) await server.kill()
    remove()
  }
}

async function climbInTurns(sides: readonly Side[]): Promise<void> {
  let open = [...sides]
  for (let turn = 0; open.length > 0; turn += 1) {
    const still: Side[] = []
    for (const side of inTurn(open, turn)) {
      const rate = side.climb.next()
      if (rate === null) continue
      side.climb.rungs.push(await holdRate(side.server, rate))
      still.push(side)
    }
    open = still
  }
}

async function answerInTurns(sides: readonly Side[]): Promise<void> {
  for (let trial = 0; trial < trials; trial += 1)
    for (const { server, perSecond } of inTurn(sides, trial)) {
      const { seconds, outcomes } = await server.send(server.mix.mixed(trialCalls), {
        kind: 'closed',
        connections: 128,
      })
      if (outcomes.some(({ verdict }) => verdict === 'failed')) throw new Error('a server did not answer everybody')
      perSecond.push(trialCalls / seconds)
    }
}

function outcomeOf([ours, theirs]: readonly Side[], commit: string): BenchResult {
  if (!ours || !theirs) throw new Error('there are two sides')
  const held = ours.climb.sustained?.perSecond ?? 0
  const heldThen = theirs.climb.sustained?.perSecond ?? 0
  const ratios = ours.perSecond.map((rate, index) => rate / (theirs.perSecond[index] ?? Number.NaN))
  const figure = (name: string, about: string, value: number, unit: string): BenchFigure => ({
    ...{ name, about, unit, budgetMax: null },
    value: Math.round(value * 100) / 100,
  })
  const figures = [
    figure('sustainedPerSecond', 'sustained by this server', held, '/s'),
    figure('sustainedPerSecondAgainst', `sustained by that of ${commit}`, heldThen, '/s'),
    // Of a server that holds nothing nobody is a multiple.
    ...(heldThen > 0 ? [{ ...figure('ratioSustained', '  times as many', held / heldThen, '×'), goalMin: 7 }] : []),
    figure('perSecond', 'answered to 128 connections by this server', median(ours.perSecond), '/s'),
    figure('perSecondAgainst', `answered by that of ${commit}`, median(theirs.perSecond), '/s'),
    figure('ratioAnswered', '  times as many, in the middle of the trials', median(ratios), '×'),
  ]
  const rungs = { rungs: ours.climb.rungs, rungsAgainst: theirs.climb.rungs }
  return { figures, json: { ...Object.fromEntries(figures.map(({ name, value }) => [name, value])), ...rungs } }
}
