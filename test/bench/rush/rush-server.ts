import { openDatabase } from '../../../src/cloud/kernel/database/database'
import type { RequestId } from '../../../src/contract/kernel/ids'
import { tokenOf } from '../enrolment/load'
import type { Pace } from '../enrolment/load-client'
import { type Programs, type RunningServer, startServer } from '../enrolment/programs'
import { type CollegeName, fillCollege, type RushCollege } from './college'
import { type Costs, costsBetween, readCosts } from './costs'
import { type RushCall, RushMix, type Searches, type SearchTexts } from './mix'
import { findNextPages } from './searches'
import { type Sent, sendCalls } from './send-calls'

/** A database with a college in it, made by the server that is measured on it. */
export interface FilledDatabase {
  url: string
  college: RushCollege
}

/** What every part of the bench works with. */
export interface RushBench {
  programs: Programs
  postgres: RushPostgres
}

export interface RushPostgres {
  /** Of the database that administrators connect to. */
  adminUrl: string
  postmaster: number
}

/** A server as it is deployed, on a college, with what is asked of it. */
export interface RushServer extends RunningServer {
  mix: RushMix
  searches: Searches
  databaseUrl: string
  send(calls: readonly RushCall[], pace: Pace): Promise<Sent>
  costs(): Costs | null
  costsSince(before: Costs | null): Costs | null
  /** Every choice that was confirmed until now. */
  confirmed: RequestId[]
}

let seedCount = 0

/** Requests have their ids from chance, and no two may have the same in one database. */
export function nextSeed(): number {
  seedCount += 1
  return seedCount
}

/** What the bench's own settings of servers leave as a deployment has it. */
export const asDeployed = { CAMPUS_DATABASE_CONNECTIONS: undefined, CAMPUS_LOG_LEVEL: 'error' }

/** Makes a database by the migrations of the server in `cloud`, whichever version that is, and fills it. */
export async function makeFilledDatabase(
  { programs, postgres: { adminUrl } }: RushBench,
  name: CollegeName,
  cloud = programs,
): Promise<FilledDatabase> {
  const databaseName = `rush_${name}${cloud === programs ? '' : '_against'}`.toLowerCase()
  const admin = openDatabase(adminUrl, 1)
  await admin.query(`create database ${databaseName}`).finally(() => admin.end())
  const url = new URL(adminUrl)
  url.pathname = `/${databaseName}`
  // A server that starts brings the tables, and after the filling the texts that searches look into.
  await startAndStop(cloud, url.href)
  const database = openDatabase(url.href, 2)
  const college = await fillCollege(database, name).finally(() => database.end())
  await startAndStop(cloud, url.href)
  return { url: url.href, college }
}

async function startAndStop(cloud: Programs, databaseUrl: string): Promise<void> {
  const server = await startServer(cloud, { kind: 'engine', databaseUrl, settings: asDeployed })
  await server.kill()
}

/** Starts the server of this bench, or another that was built in `cloud`. */
export async function startRushServer(
  { programs, postgres: { postmaster } }: RushBench,
  { url, college }: FilledDatabase,
  texts: SearchTexts,
  { cloud = programs, settings = {} }: { cloud?: Programs; settings?: Readonly<Record<string, string>> } = {},
): Promise<RushServer> {
  const server = await startServer(cloud, {
    kind: 'engine',
    databaseUrl: url,
    settings: { ...asDeployed, ...settings },
  })
  const [student] = college.studentIds
  if (student === undefined) throw new Error('the college has no students')
  const searches = { ...texts, nextPages: await findNextPages(server.port, tokenOf(student), texts) }
  const costs = () => readCosts(server.pid, postmaster)
  const confirmed: RequestId[] = []
  return {
    ...server,
    mix: new RushMix(college, searches, nextSeed()),
    searches,
    databaseUrl: url,
    async send(calls, pace) {
      const sent = await sendCalls(programs, server, calls, pace)
      confirmed.push(...sent.confirmed)
      return sent
    },
    costs,
    costsSince: (before) => costsBetween(before, costs()),
    confirmed,
  }
}
