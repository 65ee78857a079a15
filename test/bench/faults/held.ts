import { setTimeout as delay } from 'node:timers/promises'
import { inTransaction } from '../../../src/cloud/kernel/database/database'
import type { EnrolmentRequest } from '../../../src/cloud/selection/tables/enrolments'
import type { SectionId } from '../../../src/contract/catalogue/ids'
import { HttpConnection, wireOf } from '../enrolment/http-connection'
import { type Aftermath, type Chosen, chooseOnTime, settleAll } from './choosers'
import { type FaultBench, portOf } from './fault-bench'

export interface HeldOutcome extends Aftermath {
  /** Of everybody who chose meanwhile, at the other server. */
  chosen: Chosen[]
}

const perSecond = 60
const seconds = 8

/** One of two servers is frozen in the middle of a batch, and stays so while everybody chooses at the other. */
export async function frozenServer({ database, load, serve }: FaultBench): Promise<HeldOutcome> {
  const [frozen, other] = [await serve(), await serve()]
  const [first, ...others] = load.requests(perSecond * seconds, 11)
  if (!first) throw new Error('a request to freeze')
  const connection = new HttpConnection(portOf(frozen))
  // The batch waits for its section and holds its student: there it is frozen, and then gets the section.
  const slept = await inTransaction(database, async (held) => {
    await held.query('select 1 from section where id = any ($1) for update', [sectionsOf(first)])
    const asked = connection.send(wireOf(first))
    await delay(500)
    frozen.process.kill('SIGSTOP')
    return { asked }
  })
  const chosen = await chooseOnTime(portOf(other), others, perSecond)
  frozen.process.kill('SIGCONT')
  const reply = await slept.asked
  connection.close()
  const woken = { request: first, status: reply?.status ?? 0, ms: 0, isConfirmed: false }
  const aftermath = await settleAll(portOf(other), [...chosen, woken], database)
  await frozen.kill()
  await other.kill()
  return { chosen, ...aftermath }
}

/** Somebody has a row of a section that many want open in a session of their own, and does not come back to it. */
export async function heldRow({ database, load, serve }: FaultBench): Promise<HeldOutcome> {
  const server = await serve()
  const requests = load.requests(perSecond * seconds, 12)
  const chosen = await inTransaction(database, async (held) => {
    await held.query('select 1 from section where id = any ($1) for update', [requests.slice(0, 1).flatMap(sectionsOf)])
    return chooseOnTime(portOf(server), requests, perSecond)
  })
  const aftermath = await settleAll(portOf(server), chosen, database)
  await server.kill()
  return { chosen, ...aftermath }
}

function sectionsOf({ wish }: EnrolmentRequest): readonly SectionId[] {
  return 'sectionIds' in wish ? wish.sectionIds : []
}
