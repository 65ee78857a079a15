import { type Database, inTransaction, tryJobLock } from '../tables/database'
import { deleteOldRefusals } from '../tables/refused-requests'

export interface ThinningParts {
  database: Database
  clock: () => Date
  onFailure: (error: unknown) => void
}

const everyMs = 10 * 60_000
const partMax = 500
/** A turn ends after so many parts; the next one goes on. */
const partsMax = 40
/** The advisory lock of a part; whoever holds it keeps others from deleting the same rows. */
const thinningLock = 4_002

/**
 * Takes away refusals that nobody looks at any more, so that somebody who tries a thousand times a day does not fill the
 * disk: what `deleteOldRefusals` says, a part at a time. Any number of processes may run it. Returns how many went.
 */
export async function thinRequests({ database, clock }: Omit<ThinningParts, 'onFailure'>): Promise<number> {
  let gone = 0
  for (let part = 0; part < partsMax; part += 1) {
    const count = await inTransaction(database, async (connection) =>
      (await tryJobLock(connection, thinningLock)) ? deleteOldRefusals(connection, clock(), partMax) : 0,
    )
    gone += count
    if (count < partMax) break
  }
  return gone
}

/** Thins every ten minutes until the returned function is called. */
export function startThinning(parts: ThinningParts): () => void {
  const timer = setInterval(() => void thinRequests(parts).catch(parts.onFailure), everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
