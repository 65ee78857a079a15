import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readCatalogue } from '../../src/cloud/catalogue/tables/catalogue'
import { seededRandom } from '../../src/cloud/demo/seeded-random'
import { type Database, openDatabase } from '../../src/cloud/kernel/database/database'
import { migrate } from '../../src/cloud/kernel/database/migrate'
import { createServer } from '../../src/cloud/main'
import { bindAccount } from '../../src/cloud/people/tables/bindings'
import { openAccount, startSession } from '../../src/cloud/people/tables/sessions'
import { addStudents, readStudentIds } from '../../src/cloud/people/tables/students'
import { writeInstitution } from '../../src/cloud/school/tables/institution'
import { addTerm } from '../../src/cloud/school/tables/terms'
import { addRound } from '../../src/cloud/selection/tables/rounds'
import { sessionHeader } from '../../src/contract/kernel/session-header'
import type { OperationName, Operations } from '../../src/contract/operations'
import type { StudentId } from '../../src/contract/people/ids'
import type { Reply } from '../../src/contract/refusal'
import type { TermId } from '../../src/contract/school/ids'
import { startPostgres } from '../../src/start/embedded-postgres'
import { fileOf, removeFiles } from '../cloud/catalogue/import/files'
import { manyFreshmen, rosterCsv } from '../cloud/people/roster/rosters'
import { serverPartsOf } from '../support/small-college'
import { type BenchFigure, type BenchResult, percentile } from './bench-result'
import { measuredImport } from './measured-import'
import { searchRequests } from './search-requests'

const root = join(__dirname, '../..')
const exportFile = join(root, '../shared/data/uiuc/2026-summer.csv')
const termId = '2026-summer' as TermId

const searchCount = 2_500
const warmUpCount = 100
const studentCount = 20
const rosterCount = 20_000
/** Students who look at the Courses screen at the same moment. */
const atOnce = 4

/** Imports a real registrar's export and searches it through the real server, all on a throwaway PostgreSQL. */
export async function benchApi(): Promise<BenchResult> {
  if (!existsSync(exportFile)) return { skipped: 'the shared data are absent (../shared/data/uiuc/2026-summer.csv)' }
  const postgres = await startPostgres({ folder: '', isThrowaway: true, onProgress: () => undefined })
  const database = openDatabase(postgres.url)
  try {
    await migrate(database, join(root, 'src/cloud/migrations'))
    const day = 86_400_000
    const at = (days: number) => new Date(Date.now() + days * day).toISOString()
    await writeInstitution(database, { name: 'University', timeZone: 'America/Chicago' })
    await addTerm(database, { id: termId, name: 'Summer 2026', nameEn: null, startsOn: '2026-05-18', weekCount: 12 })
    const round = { name: 'Selection', nameEn: null, opensAt: at(-1), closesAt: at(1), creditsMax: 20, cohorts: [] }
    await addRound(database, { termId, ...round })
    const words = ['catalogue', exportFile, '--term', termId, '--map', 'uiuc', '--default-capacity', '30', '--yes']
    const catalogue = await measuredImport(postgres.url, words)
    const searches = await searchFigures(database)
    const file = await fileOf(rosterCsv(...manyFreshmen(rosterCount)), 'roster.csv')
    const roster = await measuredImport(postgres.url, ['roster', file, '--yes'])
    return { figures: [...searches, ...importFigures(catalogue, roster)] }
  } finally {
    await removeFiles()
    await database.end()
    await postgres.stop()
  }
}

type Measured = Awaited<ReturnType<typeof measuredImport>>

function importFigures(catalogue: Measured, roster: Measured): BenchFigure[] {
  const figure = (name: string, about: string, value: number, unit: string, budgetMax: number) => ({
    ...{ name, about, unit, budgetMax },
    value: Math.round(value * 10) / 10,
  })
  return [
    figure('importSeconds', 'import of 1,724 rows', catalogue.seconds, 's', 20),
    figure('importPeakMb', 'its peak memory', catalogue.peakMb, 'MB', 300),
    figure('rosterSeconds', 'import of 20,000 students with two guardians each', roster.seconds, 's', 30),
  ]
}

async function searchFigures(database: Database): Promise<BenchFigure[]> {
  // Nobody signs in by WeChat here; the sessions are made below.
  const server = createServer({ database, ...serverPartsOf() })
  const times: number[] = []
  server.addHook('onResponse', async (request, reply) => {
    if (request.url === '/api/searchSections') times.push(reply.elapsedTime)
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  try {
    const tokens = await startSessions(database)
    const catalogue = await readCatalogue(database)
    await enrolSome(url, tokens, [...catalogue.sections.keys()])
    const random = seededRandom(1_724)
    await searchAll(url, tokens, searchRequests(catalogue, termId, warmUpCount, random))
    times.length = 0
    const rounds = Math.ceil(searchCount / 1.2)
    const { pageTwoCount, matchCount } = await searchAll(url, tokens, searchRequests(catalogue, termId, rounds, random))
    const rounded = (share: number) => Math.round(percentile(times, share) * 100) / 100
    return [
      { name: 'searchCount', about: 'searches', value: times.length, unit: '', budgetMax: null },
      { name: 'searchSecondPages', about: 'of them second pages', value: pageTwoCount, unit: '', budgetMax: null },
      { name: 'searchMatched', about: 'that found something', value: matchCount, unit: '', budgetMax: null },
      { name: 'searchP50Ms', about: 'search, median on the server', value: rounded(0.5), unit: 'ms', budgetMax: null },
      { name: 'searchP99Ms', about: 'search, 99 of 100 within', value: rounded(0.99), unit: 'ms', budgetMax: 50 },
    ]
  } finally {
    await server.close()
  }
}

async function startSessions(database: Database): Promise<string[]> {
  const numbers = Array.from({ length: studentCount }, (_, index) => `bench-${index}`)
  await addStudents(
    database,
    numbers.map((number) => ({ number, name: number, nameEn: null, cohort: 2025, departmentCode: null })),
  )
  const tokens: string[] = []
  for (const [number, studentId] of await readStudentIds<StudentId>(database)) {
    const accountId = await openAccount(database, number)
    await bindAccount(database, accountId, studentId)
    tokens.push((await startSession(database, accountId, new Date())).token)
  }
  return tokens
}

/** Gives every student a few courses, so that the filter for free time has something to compare with. */
async function enrolSome(
  url: string,
  tokens: string[],
  sectionIds: Operations['selectSections']['request']['sectionIds'],
) {
  const random = seededRandom(7)
  for (const token of tokens)
    for (let tries = 0; tries < 8; tries += 1)
      await call(url, token, 'selectSections', {
        requestId: randomUUID() as Operations['selectSections']['request']['requestId'],
        sectionIds: [random.pick(sectionIds)],
      })
}

/** Sends the searches, a few at a time; every other one that has a second page asks for it too. */
async function searchAll(url: string, tokens: string[], requests: Operations['searchSections']['request'][]) {
  let next = 0
  let pageTwoCount = 0
  let matchCount = 0
  async function student(): Promise<void> {
    for (let index = next++; index < requests.length; index = next++) {
      const request = requests[index]
      const token = tokens[index % tokens.length]
      if (!request || !token) return
      const reply = await call(url, token, 'searchSections', request)
      if (!reply.ok) throw new Error(`a search was refused: ${JSON.stringify(reply.refusals)}`)
      if (reply.value.listings.length > 0) matchCount += 1
      const { nextCursor } = reply.value
      if (nextCursor === null || index % 2 === 1) continue
      const second = await call(url, token, 'searchSections', { ...request, cursor: nextCursor })
      if (!second.ok) throw new Error(`a second page was refused: ${JSON.stringify(second.refusals)}`)
      pageTwoCount += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, student))
  return { pageTwoCount, matchCount }
}

async function call<Name extends OperationName>(
  url: string,
  token: string,
  name: Name,
  request: Operations[Name]['request'],
): Promise<Reply<Operations[Name]['reply']>> {
  const headers = { 'content-type': 'application/json', [sessionHeader]: token }
  const response = await fetch(`${url}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(request) })
  return (await response.json()) as Reply<Operations[Name]['reply']>
}
