import { closeModelCampus, type ModelCampus, openModelCampus } from './model-campus'
import { firstDifference } from './model-run'

// The gate shares two cores with the tests beside it and takes a fifth of the whole.
// The whole: MODEL_STEPS=100000; other stories: MODEL_SEED=1.
const stepsMin = Number(process.env.MODEL_STEPS ?? 20_000)
const seed = Number(process.env.MODEL_SEED ?? 20_260_914)
let campus: ModelCampus

beforeAll(async () => {
  campus = await openModelCampus()
})

afterAll(async () => {
  await closeModelCampus(campus)
})

test(`in ${stepsMin} steps from seed ${seed}, two processes answer and keep their books as a naive registrar does`, async () => {
  const { steps, difference } = await firstDifference(campus, { seed, stepsMin, shorteningMs: 60_000 })
  // As text, so that the story can be copied out of the report.
  expect(difference && JSON.stringify(difference)).toBeNull()
  expect(steps).toBeGreaterThanOrEqual(stepsMin)
}, 1_200_000)
