import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '../../../src/cloud/kernel/database/database'
import type { OperationName } from '../../../src/contract/operations'
import type { StudentId } from '../../../src/contract/people/ids'
import { callWire, HttpConnection } from '../enrolment/http-connection'
import { tokenOf } from '../enrolment/load'
import { type Aftermath, type Chosen, chooseOnTime, settleAll } from './choosers'
import { type FaultBench, portOf } from './fault-bench'

export interface NoisyOutcome extends Aftermath {
  /** Of everybody else, beside nobody noisy and beside the three. */
  calm: Chosen[]
  noisy: Chosen[]
  /** Calls of anybody that ended as an error of ours or in no answer, and choices that were not decided. */
  errors: number
}

const perSecond = 60
const seconds = 15
/** All that a minute allows in four bursts. */
const burst = 150
const keptRequests = 5000

/** One account each takes its data along, looks for plans and asks who it is, as often as a minute allows. */
export async function noisyAccounts({ database, load, serve }: FaultBench): Promise<NoisyOutcome> {
  const server = await serve()
  const [first, second, third] = (
    await database.query<{ id: StudentId }>('select id from student order by id desc limit 3')
  ).rows
  if (!first || !second || !third) throw new Error('three students')
  await fillHistory(database, first.id)
  const { rows } = await database.query<{ id: number }>('select id from course order by id limit 12')
  const preferences = { earliestMinute: 540, freeWeekdays: [5], hasFewGaps: true, teachers: [] }
  const plans = { termId: 'bench', courseIds: rows.map(({ id }) => id), preferences }
  const calm = await chooseOnTime(portOf(server), load.requests(perSecond * seconds, 51), perSecond)
  const callers: [StudentId, OperationName, unknown][] = [
    [first.id, 'exportMyData', {}],
    [second.id, 'findPlans', plans],
    [third.id, 'getPerson', {}],
  ]
  const noise = callers.map(([id, name, request]) => makeNoise(portOf(server), tokenOf(id), name, request))
  const noisy = await chooseOnTime(portOf(server), load.requests(perSecond * seconds, 52), perSecond)
  const failures = (await Promise.all(noise)).reduce((sum, count) => sum + count, 0)
  const errors = failures + [...calm, ...noisy].filter(({ status }) => status !== 200).length
  const aftermath = await settleAll(portOf(server), [...calm, ...noisy], database)
  await server.kill()
  return { calm, noisy, errors, ...aftermath }
}

/** Refusals enough to make an export long. */
async function fillHistory(database: Database, studentId: StudentId): Promise<void> {
  await database.query(
    `insert into enrolment_request (id, student_id, body, reply, decided_at)
     select gen_random_uuid(), $1, '{"kind":"select","sectionIds":[1]}',
       '{"ok":false,"refusals":[{"code":"section_full","sectionId":1,"sectionCode":"1","capacity":1,"enrolled":1,"waiting":null}]}',
       now() from generate_series(1, $2)`,
    [studentId, keptRequests],
  )
}

/** Sends its bursts; how many of the calls ended as an error of ours or in no answer. */
async function makeNoise(port: number, token: string, name: OperationName, request: unknown): Promise<number> {
  const wire = callWire(name, token, request)
  const connections = Array.from({ length: burst }, () => new HttpConnection(port))
  let failures = 0
  for (let turn = 0; turn < 3; turn += 1) {
    const calls = connections.map(async (connection) => {
      const reply = await connection.send(wire)
      // Told to come back, 429 or 503, is what a noisy caller is meant to hear.
      if (![200, 429, 503].includes(reply?.status ?? 0)) failures += 1
    })
    await Promise.all([...calls, delay(4000)])
  }
  for (const connection of connections) connection.close()
  return failures
}
