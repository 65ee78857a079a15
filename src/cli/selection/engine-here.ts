import { CatalogueCopy } from '../../cloud/catalogue/catalogue-copy'
import type { Database } from '../../cloud/kernel/database/database'
import { EnrolmentEngine } from '../../cloud/selection/engine/enrolment-engine'
import type { SectionId } from '../../contract/catalogue/ids'

/** An enrolment engine in this process; it works beside those of the servers on the same database. */
export function engineHere(database: Database): EnrolmentEngine {
  return new EnrolmentEngine({
    database,
    catalogue: new CatalogueCopy(),
    clock: () => new Date(),
    onBatchFailure: (error, requestCount) =>
      console.error(`${requestCount} at once failed and are tried one by one: ${String(error)}`),
  })
}

/** Hands free seats of these sections on to whoever waits, automatic offers included. */
export async function handOnNow(engine: EnrolmentEngine, sectionIds: readonly SectionId[]): Promise<void> {
  await engine.settle(sectionIds)
  // The engine takes automatic offers in the batch after the one that made them: this one waits for it.
  await engine.settle([])
}
