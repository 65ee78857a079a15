import { readCatalogueVersion } from '../../../../src/cloud/catalogue/tables/catalogue'
import { readSeats } from '../../../../src/cloud/catalogue/tables/seats'
import { type Database, openDatabase } from '../../../../src/cloud/kernel/database/database'
import { Reads } from '../../../../src/cloud/kernel/reads/reads'
import { readRoundsOfTerms } from '../../../../src/cloud/selection/tables/rounds'
import { readStudentRecords } from '../../../../src/cloud/selection/tables/student-records'
import type { SectionId } from '../../../../src/contract/catalogue/ids'
import type { StudentId } from '../../../../src/contract/people/ids'
import { closeTestDatabase, openTestDatabase, urlOfTestDatabase } from '../../../support/database'
import { addCourse, addStudents, openCollege, termId } from '../../../support/small-college'
import { History } from './history'

const stepsMin = Number(process.env.MODEL_STEPS ?? 20_000)
const seed = Number(process.env.MODEL_SEED ?? 20_261_129)
const ageMaxMs = 250
const clock = () => new Date()

let database: Database
let processes: { pool: Database; reads: Reads }[]
let sectionIds: SectionId[]
let studentIds: StudentId[]

beforeAll(async () => {
  database = await openTestDatabase()
  await openCollege(database)
  const specs = ['01', '02', '03', '04', '05', '06'].map((code) => ({ code, capacity: 0 }))
  sectionIds = Object.values((await addCourse(database, { code: 'CS 101' }, specs)).sectionIds)
  studentIds = (await addStudents(database, 4)).map(({ id }) => id)
  processes = [0, 1].map(() => {
    const pool = openDatabase(urlOfTestDatabase(database), 4)
    return { pool, reads: new Reads({ database: pool, clock, ageMaxMs }) }
  })
})

afterAll(async () => {
  await Promise.all(processes.map(({ pool }) => pool.end()))
  await closeTestDatabase(database)
})

/** What can be written, each with what a plain read of it gives afterwards. */
function writers(): { key: string; write: (turn: number) => Promise<unknown> }[] {
  return [
    ...sectionIds.map((id) => ({
      key: `seats ${id}`,
      write: async (turn: number) => {
        await database.query('update section set capacity = $2 where id = $1', [id, turn])
        return turn
      },
    })),
    ...studentIds.map((id) => ({
      key: `holds ${id}`,
      write: async (turn: number) => {
        await database.query(
          `with gone as (update hold set released_at = now() where student_id = $1 and released_at is null)
           insert into hold (student_id, reason, note) values ($1, 'other', $2)`,
          [id, String(turn)],
        )
        return String(turn)
      },
    })),
    {
      key: 'round',
      write: async (turn: number) => {
        await database.query('update selection_round set credits_max = $1', [turn % 900])
        return turn % 900
      },
    },
    {
      key: 'catalogue',
      write: async () => {
        const { rows } = await database.query('update catalogue_version set version = version + 1 returning version')
        return rows[0].version
      },
    },
  ]
}

/** What is read of a key through the reads of a process, and how old it may be. */
function readers({ reads }: { reads: Reads }): { key: string; ageMs: number; read: () => Promise<unknown> }[] {
  return [
    ...sectionIds.map((id) => ({
      key: `seats ${id}`,
      ageMs: ageMaxMs,
      read: async () => (await reads.recent(readSeats, [id])).get(id)?.capacity,
    })),
    ...studentIds.map((id) => ({
      key: `holds ${id}`,
      ageMs: 0,
      read: async () => (await reads.one(readStudentRecords, id))?.holds[0]?.note ?? null,
    })),
    {
      key: 'round',
      ageMs: ageMaxMs,
      read: async () => (await reads.recent(readRoundsOfTerms, [termId])).get(termId)?.[0]?.creditsMax,
    },
    { key: 'catalogue', ageMs: ageMaxMs, read: () => reads.common(readCatalogueVersion) },
  ]
}

test(`in ${stepsMin} steps from seed ${seed}, two processes read only what was true then, or a moment ago`, async () => {
  const history = new History(seed)
  const kept = writers()
  const asked = processes.flatMap(readers)
  for (const { key, write } of kept) await history.write(key, () => write(1))
  let reads = 0
  for (let turn = 2; history.steps < stepsMin; turn += 1) {
    const writing = history.some(kept, 2).map(({ key, write }) => history.write(key, () => write(turn)))
    const reading = history.some(asked, 12).map(({ key, ageMs, read }) => history.read(key, ageMs, read))
    reads += reading.length
    await Promise.all([...writing, ...reading])
    history.check()
  }
  expect(history.lies).toEqual([])
  expect(reads).toBeGreaterThan(stepsMin / 2)
}, 1_200_000)

test('what a process has looked at is not looked at again within the moment, and an older look is none', async () => {
  let now = 0
  let looks = 0
  const look = async () => {
    looks += 1
    return looks
  }
  const reads = new Reads({ database, clock, ageMaxMs, ageClock: () => now })
  expect([await reads.common(look), await reads.common(look)]).toEqual([1, 1])
  now = 249
  expect(await reads.common(look)).toBe(1)
  now = 250
  expect(await reads.common(look)).toBe(2)
})

test('a look that failed is nobody else’s: the next one looks again', async () => {
  let looks = 0
  const look = async () => {
    looks += 1
    if (looks === 1) throw new Error('away')
    return looks
  }
  const reads = new Reads({ database, clock, ageMaxMs })
  await expect(reads.common(look)).rejects.toThrow('away')
  expect(await reads.common(look)).toBe(2)
})
