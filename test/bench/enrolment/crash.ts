import { setTimeout as delay } from 'node:timers/promises'
import { openDatabase } from '../../../src/cloud/kernel/database/database'
import type { EnrolmentRequest } from '../../../src/cloud/selection/tables/enrolments'
import { HttpConnection, type HttpReply, isConfirmed, isSameAnswer, wireOf } from './http-connection'
import { countBreaches, countLost } from './invariants'
import type { KillablePostgres } from './killable-postgres'
import { clearEnrolments, type Load } from './load'
import { type Programs, startServer } from './programs'

export interface CrashOutcome {
  crashes: number
  /** Confirmed, and no enrolment afterwards. */
  lostAcknowledged: number
  breaches: number
  /** Another answer to a repeat than the first one. */
  changedAnswers: number
  /** Requests that got no decision within the time. */
  unsettled: number
  /** How many sends found nobody or broke off: proof that the crash fell into the rush. */
  brokenSends: number
  /** Servers that did not outlive a crash of PostgreSQL and had to be started again. */
  serverEnds: number
}

const connectionCount = 128
const requestCount = 3_000
/** How far the rush has come when the kill falls, as shares of all answers. */
const killPoints = [0.1, 0.2, 0.3, 0.4, 0.5]
const patienceMs = 30_000

/**
 * Kills the server and PostgreSQL in turns with SIGKILL, each time in the middle of a rush, and starts them again,
 * while every client repeats its request with the same id until it is decided.
 */
export async function crashInRush(
  programs: Programs,
  postgres: KillablePostgres,
  databaseUrl: string,
  load: Load,
  crashes: number,
): Promise<CrashOutcome> {
  const outcome: CrashOutcome = {
    crashes,
    lostAcknowledged: 0,
    breaches: 0,
    changedAnswers: 0,
    unsettled: 0,
    brokenSends: 0,
    serverEnds: 0,
  }
  let server = await startServer(programs, { kind: 'engine', databaseUrl })
  try {
    for (let crash = 0; crash < crashes; crash += 1) {
      const killAt = (killPoints[Math.floor(crash / 2) % killPoints.length] ?? 0.5) * requestCount
      const requests = load.requests(requestCount, 200 + crash)
      const rush = new Rush(requests, server.port)
      await rush.run(async () => {
        if (crash % 2 === 1) await postgres.crash()
        else await server.kill()
        if (crash % 2 === 1 && server.isAlive()) return
        if (crash % 2 === 1) outcome.serverEnds += 1
        server = await startServer(programs, { kind: 'engine', databaseUrl }, server.port)
      }, killAt)
      await check(rush, databaseUrl, outcome)
    }
    return outcome
  } finally {
    await server.kill()
  }
}

async function check(rush: Rush, databaseUrl: string, outcome: CrashOutcome): Promise<void> {
  outcome.unsettled += rush.requests.length - rush.answers.size
  outcome.brokenSends += rush.brokenSends
  const database = openDatabase(databaseUrl, 1)
  try {
    const confirmed = [...rush.answers].flatMap(([id, reply]) => (isConfirmed(reply) ? [id] : []))
    outcome.lostAcknowledged += await countLost(database, confirmed)
    // Only now: a repeat would be decided anew and hide what was lost.
    outcome.changedAnswers += await rush.countChanged()
    outcome.breaches += await countBreaches(database)
    // Every rush finds free seats, or there would be nothing to lose.
    await clearEnrolments(database)
  } finally {
    await database.end()
  }
}

/** Clients that do not give up, and what each was told first. */
class Rush {
  readonly requests: readonly EnrolmentRequest[]
  readonly answers = new Map<EnrolmentRequest['id'], HttpReply>()
  brokenSends = 0
  readonly #connections: HttpConnection[]

  constructor(requests: readonly EnrolmentRequest[], port: number) {
    this.requests = requests
    this.#connections = Array.from({ length: connectionCount }, () => new HttpConnection(port))
  }

  /** Sends all; `disaster` happens once, when so many are answered. Resolves when all is over, the repair too. */
  async run(disaster: () => Promise<void>, afterAnswers: number): Promise<void> {
    const endMs = Date.now() + patienceMs
    const queue = [...this.requests]
    let repair: Promise<void> | undefined
    await Promise.all(
      this.#connections.map(async (connection) => {
        for (let request = queue.pop(); request; request = queue.pop()) {
          const reply = await this.#sendUntilDecided(connection, request, endMs)
          if (reply) this.answers.set(request.id, reply)
          if (this.answers.size >= afterAnswers) repair ??= disaster()
        }
      }),
    )
    await repair
  }

  async #sendUntilDecided(connection: HttpConnection, request: EnrolmentRequest, endMs: number) {
    const wire = wireOf(request)
    while (Date.now() < endMs) {
      const reply = await connection.send(wire)
      if (reply?.status === 200) return reply
      this.brokenSends += 1
      await delay(20 + Math.random() * 80)
    }
    return null
  }

  /** Asks everything once more: how many are told something else than at first. */
  async countChanged(): Promise<number> {
    const queue = this.requests.filter(({ id }) => this.answers.has(id))
    let changed = 0
    await Promise.all(
      this.#connections.map(async (connection) => {
        for (let request = queue.pop(); request; request = queue.pop()) {
          const again = await connection.send(wireOf(request))
          if (!isSameAnswer(this.answers.get(request.id) ?? null, again)) changed += 1
        }
        connection.close()
      }),
    )
    return changed
  }
}
