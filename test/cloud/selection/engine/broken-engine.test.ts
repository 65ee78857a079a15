import type * as DecideBatch from '../../../../src/cloud/selection/engine/decide-batch'
import type { LoadedBatch } from '../../../../src/cloud/selection/tables/enrolments'
import { closeModelCampus, type ModelCampus, openModelCampus } from './model-campus'
import { firstDifference } from './model-run'

/** What the processes of this file do wrong; the name begins as Jest wants it of what a replaced module reaches. */
const mockMistakes = {
  inLoading: (loaded: LoadedBatch): LoadedBatch => loaded,
  inDeciding: (decided: DecideBatch.DecidedBatch): DecideBatch.DecidedBatch => decided,
}

jest.mock('../../../../src/cloud/selection/engine/decide-batch', () => {
  const real = jest.requireActual<typeof DecideBatch>('../../../../src/cloud/selection/engine/decide-batch')
  const decideBatch: typeof real.decideBatch = (requests, loaded, surroundings) =>
    mockMistakes.inDeciding(real.decideBatch(requests, mockMistakes.inLoading(loaded), surroundings))
  return { ...real, decideBatch }
})

const none = { ...mockMistakes }
const enoughSteps = 4000
let campus: ModelCampus

beforeAll(async () => {
  campus = await openModelCampus()
})

afterAll(async () => {
  await closeModelCampus(campus)
})

async function isFound(mistake: Partial<typeof mockMistakes>): Promise<boolean> {
  Object.assign(mockMistakes, none, mistake)
  const { difference } = await firstDifference(campus, { seed: 1, stepsMin: enoughSteps, shorteningMs: 0 })
  return difference !== null
}

test('an engine that makes no mistake differs in nothing', async () => {
  expect(await isFound({})).toBe(false)
})

const mistakes: [string, Partial<typeof mockMistakes>][] = [
  [
    'never ends an offer',
    { inLoading: (loaded) => ({ ...loaded, entries: loaded.entries.map((entry) => ({ ...entry, expiresAt: null })) }) },
  ],
  [
    'gives away seats that are offered to somebody else',
    { inLoading: (loaded) => ({ ...loaded, seats: loaded.seats.map((seats) => ({ ...seats, kept: 0 })) }) },
  ],
  ['serves the queue from its end', { inLoading: (loaded) => ({ ...loaded, entries: loaded.entries.toReversed() }) }],
  ['forgets whose quota a seat was', { inLoading: (loaded) => ({ ...loaded, taken: [] }) }],
  [
    'lets the seat of a full section go at once',
    { inDeciding: (decided) => ({ ...decided, writes: { ...decided.writes, cooling: [] } }) },
  ],
  ['does not take offers for those who said so', { inDeciding: (decided) => ({ ...decided, automatic: [] }) }],
  [
    'forgets what it answered before',
    {
      inLoading: (loaded) => ({
        ...loaded,
        requests: loaded.requests.map((request) => ({ ...request, reply: { ok: false as const, refusals: [] } })),
      }),
    },
  ],
]

test.each(mistakes)('an engine that %s is found out', async (_, mistake) => {
  expect(await isFound(mistake)).toBe(true)
})
