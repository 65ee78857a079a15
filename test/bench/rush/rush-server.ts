import { openDatabase } from '../../../src/cloud/kernel/database/database'
import type { RequestId } from '../../../src/contract/kernel/ids'
import { tokenOf } from '../enrolment/load'
import { type Programs, type RunningServer, startServer } from '../enrolment/programs'
import { type CollegeName, fillCollege, type RushCollege } from './college'
import { type Costs, costsBetween, readCosts } from './costs'
import { RushMix, type SearchTexts } from './mix'
import { findNextPages } from './searches'

/** A database with a college in it, made by the server that is measured on it. */
export interface FilledDatabase {
  url: string
  college: RushCollege
}

/** A server as it is deployed, on a college, with what is asked of it. */
export interface RushServer extends RunningServer {
  mix: RushMix
  databaseUrl: string
  costs(): Costs | null
  costsSince(before: Costs | null): Costs | null
  /** Every choice that was confirmed until now. */
  confirmed: RequestId[]
}

/** What every part of the bench works with. */
export interface RushPostgres {
  /** Of the database that administrators connect to. */
  adminUrl: string
  postmaster: number
}

/** What the bench's own settings of servers leave as a deployment has it. */
const asDeployed = { CAMPUS_DATABASE_CONNECTIONS: undefined, CAMPUS_LOG_LEVEL: 'error' }

/** Makes a database by the migrations of the server in `cloud`, whichever version that is, and fills it. */
export async function makeFilledDatabase(
  cloud: Programs,
  { adminUrl }: RushPostgres,
  name: CollegeName,
  suffix = '',
): Promise<FilledDatabase> {
  const admin = openDatabase(adminUrl, 1)
  const databaseName = `rush_${name}${suffix}`.toLowerCase()
  await admin.query(`create database ${databaseName}`)
  await admin.end()
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

export async function startRushServer(
  cloud: Programs,
  { postmaster }: RushPostgres,
  { url, college }: FilledDatabase,
  texts: SearchTexts,
  settings: Readonly<Record<string, string>> = {},
): Promise<RushServer> {
  const server = await startServer(cloud, {
    kind: 'engine',
    databaseUrl: url,
    settings: { ...asDeployed, ...settings },
  })
  const [student] = college.studentIds
  if (student === undefined) throw new Error('the college has no students')
  const nextPages = await findNextPages(server.port, tokenOf(student), texts)
  const costs = () => readCosts(server.pid, postmaster)
  return {
    ...server,
    mix: new RushMix(college, { ...texts, nextPages }, 1),
    databaseUrl: url,
    costs,
    costsSince: (before) => costsBetween(before, costs()),
    confirmed: [],
  }
}
