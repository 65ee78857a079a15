import type { Database } from '../../../src/cloud/kernel/database/database'
import { HttpConnection, isConfirmed, isSameAnswer, wireOf } from './http-connection'
import { countBreaches, countLost } from './invariants'
import { clearEnrolments, type Load } from './load'
import { type Programs, startServer } from './programs'

export interface TwoServersOutcome {
  breaches: number
  lostAcknowledged: number
  /** Requests sent to both servers at the same moment that got two different answers. */
  contradictions: number
}

const requestCount = 6_000
const connectionCount = 128

/** Two servers decide for one database at once; every tenth request goes to both in the same moment. */
export async function runTwoServers(
  programs: Programs,
  database: Database,
  databaseUrl: string,
  load: Load,
): Promise<TwoServersOutcome> {
  await clearEnrolments(database)
  const servers = [
    await startServer(programs, { kind: 'engine', databaseUrl }),
    await startServer(programs, { kind: 'engine', databaseUrl }),
  ]
  try {
    const requests = load.requests(requestCount, 300)
    const confirmed: (typeof requests)[number]['id'][] = []
    let contradictions = 0
    let next = 0
    await Promise.all(
      Array.from({ length: connectionCount }, async (_, client) => {
        const [one, other] = servers.map(({ port }) => new HttpConnection(port))
        if (!one || !other) throw new Error('there are two servers')
        const [near, far] = client % 2 === 0 ? [one, other] : [other, one]
        for (let index = next++; index < requests.length; index = next++) {
          const request = requests[index]
          if (!request) break
          const wire = wireOf(request)
          const isDoubled = index % 10 === 0
          const [reply, twin] = await Promise.all([near.send(wire), isDoubled ? far.send(wire) : null])
          if (reply?.status !== 200) throw new Error(`one of two servers answered ${reply?.status ?? 'nothing'}`)
          if (isDoubled && !isSameAnswer(reply, twin)) contradictions += 1
          if (isConfirmed(reply)) confirmed.push(request.id)
        }
        near.close()
        far.close()
      }),
    )
    return {
      breaches: await countBreaches(database),
      lostAcknowledged: await countLost(database, confirmed),
      contradictions,
    }
  } finally {
    for (const server of servers) await server.kill()
  }
}
