import { CatalogueCopy } from '../../../../src/cloud/catalogue/catalogue-copy'
import { openDatabase } from '../../../../src/cloud/kernel/database/database'
import { EnrolmentEngine } from '../../../../src/cloud/selection/engine/enrolment-engine'
import { keepSeats } from '../../../../src/cloud/selection/jobs/keep-seats'
import { openCampus } from '../../../support/campus'
import { urlOfTestDatabase } from '../../../support/database'

const campus = openCampus()

test('handing on seats takes one connection of the calls, and no second one beside it', async () => {
  const onlyOne = openDatabase(urlOfTestDatabase(campus.database), 1)
  const engine = new EnrolmentEngine({
    database: campus.database,
    catalogue: new CatalogueCopy(),
    clock: () => campus.now,
    onBatchFailure: (error) => {
      throw error
    },
  })
  // The server of this test keeps seats too; while it does, this turn is not ours.
  while (!(await keepSeats({ database: onlyOne, engine, clock: () => campus.now })));
  expect(onlyOne.totalCount).toBe(1)
  await onlyOne.end()
})
