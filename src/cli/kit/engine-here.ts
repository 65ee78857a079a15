import type { CatalogueCopy } from '../../cloud/catalogue/catalogue-copy'
import type { Database } from '../../cloud/kernel/database/database'
import { EnrolmentEngine } from '../../cloud/selection/engine/enrolment-engine'

/** An enrolment engine in this process; it works beside those of the servers on the same database. */
export function engineHere(database: Database, catalogue: CatalogueCopy): EnrolmentEngine {
  return new EnrolmentEngine({
    database,
    catalogue,
    clock: () => new Date(),
    onBatchFailure: (error, requestCount) =>
      console.error(`${requestCount} at once failed and are tried one by one: ${String(error)}`),
  })
}
