import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CatalogueCopy } from '../../../src/cloud/catalogue/catalogue-copy'
import { EnrolmentEngine } from '../../../src/cloud/engine/enrolment-engine'
import { type Database, openDatabase } from '../../../src/cloud/tables/database'
import type { EnrolmentReply, EnrolmentRequest } from '../../../src/cloud/tables/enrolments'
import { migrate } from '../../../src/cloud/tables/migrate'
import { startPostgres } from '../../../src/start/embedded-postgres'
import { type BenchFigure, type BenchResult, median } from '../bench-result'
import { countBreaches } from './invariants'
import { clearEnrolments, makeCollege, requestsFor } from './load'
import { PerRequestEnrolment } from './per-request'

const requestCount = 8_000
const repetitions = 5
const loads = [
  { name: 'uniform', hotShare: 0 },
  { name: 'hot', hotShare: 0.8 },
] as const

interface Design {
  submit(request: EnrolmentRequest): Promise<EnrolmentReply>
}

interface Trial {
  perSecond: number
  acceptedCount: number
  breaches: number
}

/**
 * The engine against one transaction a request, in process, on a durable PostgreSQL (fsync on): the same
 * requests one design after the other, in turns, ratios of the pairs.
 */
export async function benchEnrolment(): Promise<BenchResult> {
  const folder = await mkdtemp(join(tmpdir(), 'campus-bench-'))
  const postgres = await startPostgres({ folder, onProgress: () => undefined })
  const database = openDatabase(postgres.url, 16)
  try {
    await migrate(database, join(__dirname, '../../../src/cloud/migrations'))
    const college = await makeCollege(database, {
      courseCount: 300,
      sectionsPerCourse: 2,
      studentCount: 20_000,
      capacity: 30,
    })
    await proveChecker(database)
    const figures: BenchFigure[] = []
    let breaches = 0
    for (const { name, hotShare } of loads) {
      const ratios: number[] = []
      const rates: number[] = []
      for (let repetition = 0; repetition < repetitions; repetition += 1) {
        const requests = requestsFor(college, requestCount, hotShare, repetition)
        const baseline = await trial(database, requests, (catalogue) => new PerRequestEnrolment(database, catalogue))
        const engine = await trial(database, requests, (catalogue) => engineOn(database, catalogue))
        if (baseline.acceptedCount !== engine.acceptedCount)
          throw new Error(`${name}: ${engine.acceptedCount} accepted, ${baseline.acceptedCount} by the baseline`)
        ratios.push(engine.perSecond / baseline.perSecond)
        rates.push(engine.perSecond)
        breaches += engine.breaches + baseline.breaches
      }
      figures.push(...figuresOf(name, ratios, rates))
    }
    figures.push({ name: 'breaches', about: 'broken invariants, all runs', value: breaches, unit: '', budgetMax: 0 })
    return { figures }
  } finally {
    await database.end()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function engineOn(database: Database, catalogue: CatalogueCopy): Design {
  const onBatchFailure = (error: unknown) => {
    throw error
  }
  return new EnrolmentEngine({ database, catalogue, clock: () => new Date(), onBatchFailure })
}

async function trial(
  database: Database,
  requests: EnrolmentRequest[],
  make: (catalogue: CatalogueCopy) => Design,
): Promise<Trial> {
  await clearEnrolments(database)
  const catalogue = new CatalogueCopy()
  await catalogue.current(database)
  const design = make(catalogue)
  const start = performance.now()
  const replies = await Promise.all(requests.map((request) => design.submit(request)))
  const seconds = (performance.now() - start) / 1000
  return {
    perSecond: requests.length / seconds,
    acceptedCount: replies.filter(({ ok }) => ok).length,
    breaches: await countBreaches(database),
  }
}

function figuresOf(name: string, ratios: number[], rates: number[]): BenchFigure[] {
  const tenths = (value: number) => Math.round(value * 10) / 10
  const told = { unit: '×', budgetMax: null }
  return [
    {
      name: name === 'uniform' ? 'ratioToPerRequest' : `${name}RatioToPerRequest`,
      about: `${name}: engine against a transaction a request, median of ${ratios.length}`,
      value: tenths(median(ratios)),
      ...told,
      goalMin: 20,
    },
    { name: `${name}RatioMin`, about: '  lowest', value: tenths(Math.min(...ratios)), ...told },
    { name: `${name}RatioMax`, about: '  highest', value: tenths(Math.max(...ratios)), ...told },
    {
      name: `${name}DecidedPerSecond`,
      about: '  decided by the engine',
      value: Math.round(median(rates)),
      unit: '/s',
      budgetMax: null,
    },
  ]
}

/** A checker that finds nothing proves nothing, so it is first shown an oversold section and must see it. */
async function proveChecker(database: Database): Promise<void> {
  const connection = await database.connect()
  try {
    await connection.query('begin')
    await connection.query('alter table enrolment disable trigger enrolment_within_capacity')
    await connection.query(
      `insert into enrolment_request (id, student_id, body, reply, decided_at)
       select gen_random_uuid(), id, '{}', '{}', now() from student limit 31`,
    )
    await connection.query(
      `insert into enrolment (student_id, section_id, component_id, course_id, term_id, enrolled_at, enrolled_by)
       select r.student_id, s.id, s.component_id, s.course_id, s.term_id, now(), r.id
       from enrolment_request r, (select * from section order by id limit 1) s`,
    )
    if ((await countBreaches(connection)) !== 1) throw new Error('the checker missed an oversold section')
  } finally {
    await connection.query('rollback')
    connection.release()
  }
}
