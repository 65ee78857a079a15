import { setTimeout as delay } from 'node:timers/promises'
import { HttpConnection, wireOf } from '../enrolment/http-connection'
import { tokenOf } from '../enrolment/load'
import { type Aftermath, chooseOnTime, settleAll } from './choosers'
import { type FaultBench, portOf } from './fault-bench'

/** How long choosing is interrupted when every connection to the database dies without a word, in milliseconds. */
export async function silentCut({ database, relay, load, serve }: FaultBench): Promise<Aftermath & { ms: number }> {
  const server = await serve()
  const warm = await chooseOnTime(portOf(server), load.requests(100, 21), 100)
  relay.cut()
  const startMs = performance.now()
  const requests = load.requests(20 * 15, 22)
  const chosen = await chooseOnTime(portOf(server), requests, 20)
  // From the cut to when the last call that was not decided got its answer.
  const troubled = chosen.flatMap(({ status, ms }, index) => (status === 200 && ms < 1000 ? [] : [index * 50 + ms]))
  const ms = Math.max(0, ...troubled, performance.now() - startMs > 60_000 ? 60_000 : 0)
  const aftermath = await settleAll(portOf(server), [...warm, ...chosen], database)
  await server.kill()
  return { ms, ...aftermath }
}

/** The database is down for twenty seconds in a rush: lines in the log a second, and what is lost. */
export async function outage({ database, relay, load, serve }: FaultBench): Promise<Aftermath & { perSecond: number }> {
  const server = await serve()
  const warm = await chooseOnTime(portOf(server), load.requests(100, 31), 100)
  const before = server.logged().length
  relay.close()
  const chosen = await chooseOnTime(portOf(server), load.requests(20 * 50, 32), 50)
  const perSecond = (server.logged().length - before) / 20
  relay.reopen()
  const aftermath = await settleAll(portOf(server), [...warm, ...chosen], database)
  await server.kill()
  return { perSecond, ...aftermath }
}

/** How long a server takes to end when a request of its hangs, in milliseconds. */
export async function termination({ database, relay, load, serve }: FaultBench): Promise<number> {
  const server = await serve()
  const [request] = load.requests(1, 41)
  if (!request) throw new Error('a request')
  await fetch(`${server.url}/api/getPerson`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokenOf(request.studentId)}` },
    body: '{}',
  })
  relay.cut()
  const connection = new HttpConnection(portOf(server))
  void connection.send(wireOf(request))
  await delay(300)
  const startMs = performance.now()
  server.process.kill('SIGTERM')
  await Promise.race([server.ended, delay(60_000, null, { ref: false })])
  connection.close()
  await database.query('select 1')
  return performance.now() - startMs
}
