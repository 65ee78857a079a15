import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '../../../src/cloud/kernel/database/database'
import type { EnrolmentRequest } from '../../../src/cloud/selection/tables/enrolments'
import { HttpConnection, isConfirmed, wireOf } from '../enrolment/http-connection'
import { countBreaches, countLost } from '../enrolment/invariants'

/** What became of one request: how long its first answer took, and its status; 0 when none came. */
export interface Chosen {
  request: EnrolmentRequest
  status: number
  ms: number
  isConfirmed: boolean
}

const connectionCount = 128

/** Sends the requests at an even pace, whatever comes of them; a late one is counted from when it was due. */
export async function chooseOnTime(
  port: number,
  requests: readonly EnrolmentRequest[],
  perSecond: number,
): Promise<Chosen[]> {
  const idle = Array.from({ length: connectionCount }, () => new HttpConnection(port))
  const all = [...idle]
  const startMs = performance.now()
  const chosen = await Promise.all(
    requests.map(async (request, index): Promise<Chosen> => {
      const dueMs = startMs + (index * 1000) / perSecond
      await delay(Math.max(0, dueMs - performance.now()))
      while (idle.length === 0) await delay(1)
      const connection = idle.pop() as HttpConnection
      const reply = await connection.send(wireOf(request))
      idle.push(connection)
      const ms = performance.now() - dueMs
      return { request, status: reply?.status ?? 0, ms, isConfirmed: isConfirmed(reply) }
    }),
  )
  for (const connection of all) connection.close()
  return chosen
}

export interface Aftermath {
  /** Confirmed, and no enrolment afterwards; or never decided, although it was asked again and again. */
  lost: number
  breaches: number
}

const patienceMs = 60_000

/** Repeats what was not decided until it is, as the phones would, and looks what the database holds in the end. */
export async function settleAll(port: number, chosen: readonly Chosen[], database: Database): Promise<Aftermath> {
  const endMs = Date.now() + patienceMs
  const confirmed = chosen.flatMap((one) => (one.isConfirmed ? [one.request.id] : []))
  const open = chosen.filter(({ status }) => status !== 200)
  let undecided = 0
  const connections = Array.from({ length: 16 }, () => new HttpConnection(port))
  await Promise.all(
    connections.map(async (connection) => {
      for (let one = open.pop(); one; one = open.pop()) {
        let reply = await connection.send(wireOf(one.request))
        while (reply?.status !== 200 && Date.now() < endMs) {
          await delay(200)
          reply = await connection.send(wireOf(one.request))
        }
        if (reply?.status !== 200) undecided += 1
        else if (isConfirmed(reply)) confirmed.push(one.request.id)
      }
      connection.close()
    }),
  )
  return {
    lost: undecided + (await countLost(database, confirmed)),
    breaches: await countBreaches(database),
  }
}
