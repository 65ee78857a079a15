import { percentile } from '../bench-result'
import { runClient, startServer } from '../enrolment/programs'
import { type FilledDatabase, nextSeed, type RushBench, startRushServer } from './rush-server'
import { makeTexts } from './searches'
import { callsOfStory } from './story'
import type { StoryErrand, StoryOutcome } from './story-client'

/** One minute with so many students. */
export interface Minute {
  studentCount: number
  /** Who had every answer within a second. */
  doneCount: number
  failedCount: number
  /** The most calls within a second. */
  peakPerSecond: number
  callCount: number
  refusedCount: number
  /** Of each call of the story. */
  p99Ms: Record<string, number>
  serverShare: number | null
  postgresShare: number | null
  clientShare: number
  strays: string[]
}

export interface MinuteReport {
  minutes: Minute[]
  /** Of the largest minute in which nearly everybody was served, so many were. */
  minuteStudents: number
}

/** A minute counts when so many of its students had every answer within a second. */
const doneShare = 0.99
/** When more than these are spoilt, a minute is given up. */
const spoiltShare = 0.05
const minutesMax = 3
const warmUpCount = 2_000
/** What a minute asks for at its height, as a multiple of the same calls spread evenly. */
const peak = 1.8

/** Looks for the most students whom the server answers within a minute, by as few minutes as that takes. */
export async function measureMinute(
  bench: RushBench,
  filled: FilledDatabase,
  sustainedPerSecond: number,
  confirmed: StoryOutcome['confirmed'],
): Promise<MinuteReport> {
  const everybody = filled.college.studentIds.length
  const minutes: Minute[] = []
  let most = 0
  let tooMany = Number.POSITIVE_INFINITY
  let next = Math.max(200, Math.round((sustainedPerSecond * 60) / callsOfStory / peak))
  while (minutes.length < minutesMax && next > most * 1.05 && next < tooMany * 0.97) {
    const studentCount = Math.min(everybody, next)
    const minute = await liveMinute(bench, filled, studentCount, confirmed)
    minutes.push(minute)
    if (minute.doneCount >= studentCount * doneShare) most = studentCount
    else tooMany = studentCount
    if (most === everybody) break
    next = Math.round(Number.isFinite(tooMany) ? (most === 0 ? tooMany / 2 : (most + tooMany) / 2) : most * 1.5)
  }
  const best = minutes.find(({ studentCount }) => studentCount === most)
  return { minutes, minuteStudents: best?.doneCount ?? 0 }
}

/** On a server that has worked for a while, to which none of these students has spoken. */
async function liveMinute(
  bench: RushBench,
  filled: FilledDatabase,
  studentCount: number,
  confirmed: StoryOutcome['confirmed'],
): Promise<Minute> {
  const wechat = await startServer(bench.programs, { kind: 'wechat', people: studentCount })
  const wechatUrl = `http://127.0.0.1:${wechat.port}`
  const codes = (await (await fetch(`${wechatUrl}/codes`)).json()) as string[]
  const texts = await makeTexts(filled.url)
  const settings = { CAMPUS_WECHAT_API_URL: wechatUrl }
  const server = await startRushServer(bench, filled, texts, { settings })
  try {
    await server.send(server.mix.mixed(warmUpCount), { kind: 'closed', connections: 128 })
    confirmed.push(...server.confirmed)
    const before = server.costs()
    const errand: StoryErrand = {
      port: server.port,
      codes,
      college: filled.college,
      searches: server.searches,
      seed: nextSeed(),
      spoiltMax: studentCount * spoiltShare,
    }
    const outcome = await runClient<StoryOutcome>(bench.programs, 'story-client', errand)
    confirmed.push(...outcome.confirmed)
    return minuteOf(studentCount, outcome, server.costsSince(before))
  } finally {
    await server.kill()
    await wechat.kill()
  }
}

function minuteOf(
  studentCount: number,
  { latencyMs, seconds, clientMs, ...outcome }: StoryOutcome,
  costs: { serverMs: number; postgresMs: number } | null,
): Minute {
  const { doneCount, failedCount, peakPerSecond, callCount, refusedCount, strays } = outcome
  const share = (ms: number | undefined) => (ms === undefined ? null : ms / 1000 / seconds)
  return {
    ...{ studentCount, doneCount, failedCount, peakPerSecond, callCount, refusedCount, strays },
    p99Ms: Object.fromEntries(Object.entries(latencyMs).map(([call, ms]) => [call, percentile(ms, 0.99)])),
    serverShare: share(costs?.serverMs),
    postgresShare: share(costs?.postgresMs),
    clientShare: clientMs / 1000 / seconds,
  }
}
