import type { Queryable } from '../../database/database'
import { locks, workerLock } from '../../database/locks'

/** What the database knows of jobs: the schema is graphile-worker's, and its `jobs` the view that it offers. */

/** A worker that is frozen keeps its connection, and so its lock; after this its job goes to somebody else all the same. */
const leaseMinutes = 5

/** Until the transaction ends, no other process brings these tables up to its version. */
export async function lockMigration(connection: Queryable): Promise<void> {
  await connection.query('select pg_advisory_xact_lock($1)', [locks.jobsMigration])
}

/** A job that a transaction wants done once it is committed. */
export interface NewJob {
  /** Of the task, as a manifest names it. */
  task: string
  /** What the task is given; as JSON. */
  payload?: unknown
  /** Not before this instant; at once unless given. */
  runAt?: Date
  /** A job that waits under the same key is replaced by this one. */
  key?: string
}

/** Adds a job in this transaction: it is done if, and only if, the transaction is committed. */
export async function addJob(connection: Queryable, { task, payload = {}, runAt, key }: NewJob): Promise<void> {
  await connection.query(`select graphile_worker.add_job($1, $2::json, run_at := coalesce($3, now()), job_key := $4)`, [
    task,
    JSON.stringify(payload),
    runAt ?? null,
    key ?? null,
  ])
}

/**
 * Of these keys, those under which no job waits or is under way, and the database's time. To add a job under the key of
 * one that is under way would take the key off it and have it not tried again; the next turn is added when it is done.
 */
export async function readMissingKeys(
  database: Queryable,
  keys: readonly string[],
): Promise<{ now: Date; missing: string[] }> {
  const { rows } = await database.query<{ now: Date; missing: string[] }>({
    name: 'read-missing-job-keys',
    text: `select now() as now, array(select key from unnest($1::text[]) key where not exists (
        select from graphile_worker.jobs j where j.key = key.key and j.attempts < j.max_attempts
      )) as missing`,
    values: [keys],
  })
  return rows[0] ?? { now: new Date(), missing: [] }
}

/** Adds the next turn of a task that goes by the clock, unless another process has added it in the meantime. */
export async function addTurn(database: Queryable, task: string, key: string, runAt: Date): Promise<void> {
  await database.query(
    `select graphile_worker.add_job($1, run_at := $2, job_key := $3, job_key_mode := 'preserve_run_at')`,
    [task, runAt, key],
  )
}

/** Whether any job of these tasks is due, one that somebody is at included: its worker may be dead. */
export async function hasDueJobs(database: Queryable, tasks: readonly string[]): Promise<boolean> {
  const { rows } = await database.query({
    name: 'has-due-jobs',
    text: `select from graphile_worker.jobs
      where run_at <= now() and attempts < max_attempts and task_identifier = any ($1) limit 1`,
    values: [tasks],
  })
  return rows.length > 0
}

/** How long the job that waits longest has been due, in ms; 0 when none is. */
export async function readDueForMs(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ dueForMs: number }>(
    `select coalesce(extract(epoch from max(now() - run_at)) * 1000, 0) as "dueForMs" from graphile_worker.jobs
      where run_at <= now() and attempts < max_attempts`,
  )
  return rows[0]?.dueForMs ?? 0
}

export function workerName(worker: number): string {
  return `worker-${worker}`
}

/**
 * Begins the work of a worker on its connection: until {@link endWork}, or until the connection ends with its process,
 * it counts as living. What the dead were at is free again.
 */
export async function beginWork(connection: Queryable, worker: number): Promise<void> {
  await connection.query('select pg_advisory_lock($1, $2)', [workerLock, worker])
  await connection.query({
    name: 'free-jobs-of-the-dead',
    text: `select graphile_worker.force_unlock_workers(array_agg(distinct j.locked_by)) from graphile_worker.jobs j
      where j.locked_by is not null and (j.locked_at < now() - $2 * interval '1 minute' or not exists (
        select from pg_locks l where l.locktype = 'advisory' and l.classid = $1 and l.objsubid = 2
          and l.database = (select oid from pg_database where datname = current_database())
          and j.locked_by = 'worker-' || l.objid))`,
    values: [workerLock, leaseMinutes],
  })
}

export async function endWork(connection: Queryable, worker: number): Promise<void> {
  await connection.query('select pg_advisory_unlock($1, $2)', [workerLock, worker])
}
