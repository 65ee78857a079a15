import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Database, inTransaction } from '../../../../src/cloud/kernel/database/database'
import { JobWorker, type WorkerTask } from '../../../../src/cloud/kernel/jobs/job-worker'
import { migrateJobs } from '../../../../src/cloud/kernel/jobs/migrate-jobs'
import { addJob, addTurn } from '../../../../src/cloud/kernel/jobs/tables/jobs'
import { closeTestDatabase, openTestDatabase, urlOfTestDatabase } from '../../../support/database'

let database: Database
beforeEach(async () => {
  database = await openTestDatabase()
})
afterEach(() => closeTestDatabase(database))

const ample = 60_000

function neverFails(error: unknown): never {
  throw error
}

/** A worker whose only task notes what it was given. */
function noting(notes: unknown[], more: Partial<WorkerTask> = {}, onFailure: (error: unknown) => void = neverFails) {
  const run = async (payload: unknown) => void notes.push(payload)
  return new JobWorker({ database, tasks: [{ name: 'note', run, ...more }], onFailure })
}

async function jobsLeft(): Promise<number> {
  const { rows } = await database.query('select count(*) as count from graphile_worker.jobs')
  return rows[0].count
}

test('a job is done once, however many workers look for it at the same time', async () => {
  const notes: unknown[] = []
  const workers = [noting(notes), noting(notes), noting(notes)]
  for (let of = 0; of < 20; of += 1) await addJob(database, { task: 'note', payload: { of } })
  const done = await Promise.all(workers.map((worker) => worker.runDue(ample)))
  expect(done.reduce((sum, { jobs }) => sum + jobs, 0)).toBe(20)
  expect(notes).toHaveLength(20)
  expect(new Set(notes.map((note) => JSON.stringify(note))).size).toBe(20)
  expect(await jobsLeft()).toBe(0)
})

test('a job is done if its transaction is committed, and never if it is rolled back', async () => {
  const notes: unknown[] = []
  const worker = noting(notes)
  const undone = inTransaction(database, async (connection) => {
    await addJob(connection, { task: 'note', payload: 'rolled back' })
    throw new Error('changed my mind')
  })
  await expect(undone).rejects.toThrow('changed my mind')
  await inTransaction(database, async (connection) => {
    await addJob(connection, { task: 'note', payload: 'committed' })
    expect(await worker.runDue(ample)).toEqual({ jobs: 0, isMore: false })
  })
  expect(await worker.runDue(ample)).toEqual({ jobs: 1, isMore: false })
  expect(notes).toEqual(['committed'])
})

test('a job waits for its instant, and one of the same key takes its place', async () => {
  const notes: unknown[] = []
  const worker = noting(notes)
  const tomorrow = new Date(Date.now() + 86_400_000)
  await addJob(database, { task: 'note', payload: 'late', runAt: tomorrow, key: 'one' })
  expect(await worker.runDue(ample)).toEqual({ jobs: 0, isMore: false })
  await addJob(database, { task: 'note', payload: 'now', key: 'one' })
  expect(await worker.runDue(ample)).toEqual({ jobs: 1, isMore: false })
  expect(notes).toEqual(['now'])
  expect(await jobsLeft()).toBe(0)
})

test('what a killed process was at is done by another', async () => {
  const notes: unknown[] = []
  const child = fork(join(__dirname, 'hanging-worker.ts'), [urlOfTestDatabase(database)], {
    execArgv: ['--import', 'tsx'],
  })
  try {
    await addJob(database, { task: 'note', payload: 'half done' })
    await once(child, 'message')
    // As long as it lives, nobody else takes it.
    expect(await noting(notes).runDue(ample)).toEqual({ jobs: 0, isMore: false })
  } finally {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  // PostgreSQL hears of the death in a moment of its own.
  const worker = noting(notes)
  while ((await worker.runDue(ample)).jobs === 0);
  expect(notes).toEqual(['half done'])
})

test('what a frozen worker was at is done by another after its lease, and only then', async () => {
  const notes: unknown[] = []
  let wake = () => {}
  const run = () => new Promise<void>((resolve) => (wake = resolve))
  const frozen = noting([], { run })
  await addJob(database, { task: 'note', payload: 'frozen' })
  const asleep = frozen.runDue(ample)
  const age = (minutes: number) =>
    database.query(
      `update graphile_worker._private_jobs set locked_at = now() - $1 * interval '1 minute' where locked_by is not null`,
      [minutes],
    )
  while ((await age(4)).rowCount === 0);
  expect((await noting(notes).runDue(ample)).jobs).toBe(0)
  await age(6)
  expect((await noting(notes).runDue(ample)).jobs).toBe(1)
  expect(notes).toEqual(['frozen'])
  wake()
  await asleep
  expect(await jobsLeft()).toBe(0)
})

test('a job that fails is told of, stays, and keeps nothing else from being done', async () => {
  const notes: unknown[] = []
  const failures: unknown[] = []
  const run = async (payload: unknown) => {
    if (payload === 'bad') throw new Error('this one is bad')
    notes.push(payload)
  }
  const worker = noting([], { run }, (error) => failures.push(error))
  await addJob(database, { task: 'note', payload: 'bad' })
  await addJob(database, { task: 'note', payload: 'good' })
  expect(await worker.runDue(ample)).toEqual({ jobs: 1, isMore: false })
  expect(failures).toEqual([new Error('this one is bad')])
  expect(notes).toEqual(['good'])
  const { rows } = await database.query('select last_error, run_at > now() as "isLater" from graphile_worker.jobs')
  expect(rows).toEqual([{ last_error: expect.stringContaining('this one is bad'), isLater: true }])
})

test('a worker whose time is over takes no further job and says that there is more', async () => {
  const notes: unknown[] = []
  let worker = noting([])
  const run = async (payload: unknown, isStopped: () => boolean) => {
    notes.push(payload, isStopped())
    // Not awaited: it waits for this very job.
    void worker.stop()
    notes.push(isStopped())
  }
  worker = noting([], { run })
  await addJob(database, { task: 'note', payload: 'first' })
  await addJob(database, { task: 'note', payload: 'second' })
  expect(await worker.runDue(ample)).toEqual({ jobs: 1, isMore: true })
  expect(notes).toEqual(['first', false, true])
  expect(await jobsLeft()).toBe(1)
})

test('a task that goes by the clock has one next turn, whoever plans it, and another after it was done', async () => {
  const notes: unknown[] = []
  const workers = [noting(notes, { cron: '*/10 * * * *' }), noting(notes, { cron: '*/10 * * * *' })]
  const turns = async () => {
    const { rows } = await database.query(
      `select extract(minute from run_at)::int % 10 as minute, run_at > now() as "isLater" from graphile_worker.jobs`,
    )
    return rows
  }
  await Promise.all(workers.map((worker) => worker.runDue(ample)))
  expect(await turns()).toEqual([{ minute: 0, isLater: true }])
  expect(notes).toHaveLength(0)
  await database.query('update graphile_worker._private_jobs set run_at = now()')
  const done = await Promise.all(workers.map((worker) => worker.runDue(ample)))
  expect(done.map(({ jobs }) => jobs).sort()).toEqual([0, 1])
  expect(notes).toHaveLength(1)
  expect(await turns()).toEqual([{ minute: 0, isLater: true }])
})

test('a turn that fails is tried again, though another server planned while it was under way', async () => {
  const notes: unknown[] = []
  const cron = '0 0 1 1 *'
  const soon = async () => {
    const { rows } = await database.query(
      `select attempts, attempts < max_attempts as "isTried" from graphile_worker.jobs
       where run_at < now() + interval '1 day'`,
    )
    return rows
  }
  const run = async () => {
    await noting(notes, { cron }).runDue(ample)
    throw new Error('the network was away')
  }
  await addTurn(database, 'note', 'cron:note', new Date(Date.now() - 1000))
  await noting([], { cron, run }, (error) => notes.push(error)).runDue(ample)
  expect(notes).toEqual([new Error('the network was away')])
  expect(await soon()).toEqual([{ attempts: 1, isTried: true }])
  await database.query('update graphile_worker._private_jobs set run_at = now()')
  expect((await noting(notes, { cron }).runDue(ample)).jobs).toBe(1)
  expect(notes).toHaveLength(2)
  // Done, it makes room for the next one, which is the only one.
  expect(await jobsLeft()).toBe(1)
})

test('a turn that a dead server tried for the last time is followed by the next one', async () => {
  const cron = '*/10 * * * *'
  await addTurn(database, 'note', 'cron:note', new Date(Date.now() - 1000))
  await database.query(
    `update graphile_worker._private_jobs set attempts = max_attempts, locked_by = 'worker-1', locked_at = now()`,
  )
  await noting([], { cron }).runDue(ample)
  const { rows } = await database.query(
    `select key, run_at > now() as "isLater" from graphile_worker.jobs where attempts < max_attempts`,
  )
  expect(rows).toEqual([{ key: 'cron:note', isLater: true }])
})

test('many processes that start at once make the tables of jobs together', async () => {
  await database.query('drop schema graphile_worker cascade')
  await Promise.all([1, 2, 3].map(() => migrateJobs(database)))
  await addJob(database, { task: 'note', payload: 'all well' })
  expect(await jobsLeft()).toBe(1)
})
