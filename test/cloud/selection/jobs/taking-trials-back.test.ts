import { randomUUID } from 'node:crypto'
import { CatalogueCopy } from '../../../../src/cloud/catalogue/catalogue-copy'
import { EnrolmentEngine } from '../../../../src/cloud/selection/engine/enrolment-engine'
import { keepSeats } from '../../../../src/cloud/selection/jobs/keep-seats'
import type { EnrolmentWish } from '../../../../src/cloud/selection/tables/enrolments'
import type { SectionId } from '../../../../src/contract/catalogue/ids'
import type { RequestId } from '../../../../src/contract/kernel/ids'
import type { RoundId } from '../../../../src/contract/selection/ids'
import { aSecondPasses, eventually, oneSection, openCampus, type Phone, phone } from '../../../support/campus'
import { oneAfterAnother, theStudent } from '../../../support/one-after-another'
import { refusalIn, staffMember } from '../../../support/people'
import { addCourse, only, termId } from '../../../support/small-college'

const campus = openCampus({ creditsMax: 100 })
const hourMs = 3_600_000

interface Trial {
  roundId: RoundId
  closesAt: Date
}

/** A trial of an hour that opens when all rounds before it are over. */
async function openTrial(): Promise<Trial> {
  const before = await campus.database.query<{ over: Date }>('select max(closes_at) as over from selection_round')
  campus.now = new Date(only(before.rows).over.getTime() + 60_000)
  const closesAt = new Date(campus.now.getTime() + hourMs)
  const { rows } = await campus.database.query<{ id: RoundId }>(
    `insert into selection_round (term_id, name, kind, opens_at, closes_at, credits_max)
     values ($1, '试选', 'trial', $2, $3, 100) returning id`,
    [termId, campus.now, closesAt],
  )
  return { roundId: only(rows).id, closesAt }
}

async function sectionsOf({ id }: Phone): Promise<SectionId[]> {
  const { rows } = await campus.database.query<{ id: SectionId }>(
    `select section_id as id from enrolment where student_id = $1 and status = 'enrolled'`,
    [id],
  )
  return rows.map((row) => row.id)
}

async function isTakenBack({ roundId }: Trial): Promise<boolean> {
  const { rows } = await campus.database.query('select from selection_round where id = $1 and wiped_at is not null', [
    roundId,
  ])
  return rows.length === 1
}

async function isNobodyLeft({ roundId }: Trial): Promise<boolean> {
  const { rows } = await campus.database.query(
    'select from selection_round where id = $1 and emptied_at is not null and emptied_at > wiped_at',
    [roundId],
  )
  return rows.length === 1
}

/** An engine of its own, as another server has one. */
function engineAt(now: Date): EnrolmentEngine {
  return new EnrolmentEngine({
    database: campus.database,
    catalogue: new CatalogueCopy(),
    clock: () => now,
    onBatchFailure: (error) => {
      throw error
    },
  })
}

async function inTrial() {
  const trial = await openTrial()
  const student = await phone(campus)
  const course = await oneSection(campus, { capacity: 5 })
  expect(await student.codes('selectSections', course.sections)).toBe('ok')
  return { trial, student, course }
}

test('a trial of which some are being taken out is not let go on', async () => {
  const registrar = await staffMember(campus, 'registrar')
  const { trial, student } = await inTrial()
  const holder = await campus.database.connect()
  try {
    await holder.query('begin')
    const { text, values } = theStudent(student.id)
    await holder.query(text, values)
    campus.now = new Date(trial.closesAt.getTime() + 1000)
    expect(await eventually(() => isTakenBack(trial), true)).toBe(true)
    const changes = {
      closesAt: new Date(trial.closesAt.getTime() + 2 * hourMs).toISOString(),
    }
    const refusal = refusalIn(await registrar.call('changeRound', { roundId: trial.roundId, changes }))
    expect(refusal).toMatchObject({
      code: 'round_unfit',
      problem: { because: 'taken_back' },
    })
    expect(await sectionsOf(student)).toHaveLength(1)
  } finally {
    await holder.query('commit')
    holder.release()
  }
  expect(await eventually(async () => (await sectionsOf(student)).length, 0)).toBe(0)
})

test('a trial that a registrar is just letting go on goes on, and everybody stays in it', async () => {
  const { trial, student, course } = await inTrial()
  const holder = await campus.database.connect()
  try {
    await holder.query('begin')
    await holder.query('update selection_round set closes_at = $2 where id = $1', [
      trial.roundId,
      new Date(trial.closesAt.getTime() + hourMs),
    ])
    campus.now = new Date(trial.closesAt.getTime() + 1000)
    await aSecondPasses(campus)
  } finally {
    await holder.query('commit')
    holder.release()
  }
  await aSecondPasses(campus)
  expect(await sectionsOf(student)).toEqual(course.sections.sectionIds)
  expect(await isTakenBack(trial)).toBe(false)
  expect(await (await phone(campus)).codes('selectSections', course.sections)).toBe('ok')
})

test('whoever is left in a trial by a turn that died, or got into it late, is taken out by the next', async () => {
  const { trial, student } = await inTrial()
  campus.now = new Date(trial.closesAt.getTime() + 1000)
  // As a turn leaves it that died when it had begun.
  await campus.database.query('update selection_round set wiped_at = $2 where id = $1', [trial.roundId, campus.now])
  await aSecondPasses(campus)
  expect(await sectionsOf(student)).toEqual([])
  // A server whose clock is slow lets somebody in still.
  const late = await phone(campus)
  const course = await oneSection(campus)
  const slow = engineAt(new Date(trial.closesAt.getTime() - 1))
  const wish: EnrolmentWish = { kind: 'select', ...course.sections }
  const id = randomUUID() as RequestId
  expect(await slow.submit({ id, studentId: late.id, madeBy: 'student', wish })).toMatchObject({ ok: true })
  await aSecondPasses(campus)
  expect(await sectionsOf(late)).toEqual([])
  expect(await isNobodyLeft(trial)).toBe(false)
  campus.now = new Date(campus.now.getTime() + 120_000)
  await aSecondPasses(campus)
  expect(await isNobodyLeft(trial)).toBe(true)
})

/** What a student holds who changes in the round after a trial just when the trial is taken back. */
async function changingMeanwhile(wishes: (course: { courseId: number; one: SectionId; two: SectionId }) => object[]) {
  const trial = await openTrial()
  await campus.database.query(
    `insert into selection_round (term_id, name, kind, opens_at, closes_at, credits_max)
     values ($1, '补选', 'first_come', $2, $2::timestamptz + interval '1 hour', 100)`,
    [termId, trial.closesAt],
  )
  const code = `THEN ${trial.roundId}`
  const { courseId, sectionIds } = await addCourse(campus.database, { code }, [{ code: '01' }, { code: '02' }])
  const { '01': one, '02': two } = sectionIds as Record<'01' | '02', SectionId>
  const student = await phone(campus)
  expect(await student.codes('selectSections', { sectionIds: [one] })).toBe('ok')
  const now = new Date(trial.closesAt.getTime() + 1000)
  const changes = wishes({ courseId, one, two }).map((wish) => async () => {
    const request = {
      id: randomUUID() as RequestId,
      studentId: student.id,
      madeBy: 'student',
    } as const
    return (await engineAt(now).submit({ ...request, wish: wish as EnrolmentWish })).ok
  })
  const takingBack = async () => {
    const parts = {
      database: campus.database,
      engine: engineAt(now),
      clock: () => now,
    }
    while (!(await keepSeats(parts)));
    return true
  }
  const answers = await oneAfterAnother(campus.database, theStudent(student.id), [...changes, takingBack])
  expect(answers).toEqual(answers.map(() => true))
  return { one, two, held: await sectionsOf(student) }
}

test('who has changed to another section in the round after a trial keeps it when the trial is taken back', async () => {
  const { two, held } = await changingMeanwhile(({ courseId, two: other }) => [
    { kind: 'swap', dropCourseId: courseId, sectionIds: [other] },
  ])
  expect(held).toEqual([two])
})

test('who has left a section and chosen it again in the round after a trial keeps it', async () => {
  const { one, held } = await changingMeanwhile(({ courseId, one: same }) => [
    { kind: 'drop', courseId },
    { kind: 'select', sectionIds: [same] },
  ])
  expect(held).toEqual([one])
})
