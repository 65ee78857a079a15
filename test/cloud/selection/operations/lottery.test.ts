import { roundLocks } from '../../../../src/cloud/kernel/database/locks'
import type { SectionId } from '../../../../src/contract/catalogue/ids'
import { oneSection, openCampus, phone, phones } from '../../../support/campus'
import { choicesOf, closeLottery, lotteryOf, nextRevision, openLottery, rank } from '../../../support/lottery-campus'
import { oneAfterAnother } from '../../../support/one-after-another'
import { staffMember } from '../../../support/people'
import { addCourse } from '../../../support/small-college'

const campus = openCampus()

test('what a student saves is shown as it was ranked, and replaces what was saved before', async () => {
  const round = await openLottery(campus)
  const student = await phone(campus)
  const [one, two, three] = [await oneSection(campus), await oneSection(campus), await oneSection(campus)]
  expect(await lotteryOf(student, round)).toMatchObject({ lotteryCode: null, choices: [], pointsLeft: 100 })
  expect(
    await rank(student, round, [
      [one, 60],
      [two, 40],
    ]),
  ).toBe('ok')
  const { lotteryCode } = await lotteryOf(student, round)
  expect(lotteryCode).toMatch(/^[0-9a-f]{32}$/)
  expect(
    await rank(student, round, [
      [three, 0],
      [one, 70],
    ]),
  ).toBe('ok')
  const shown = await lotteryOf(student, round)
  expect(shown).toMatchObject({ lotteryCode, pointsLeft: 30, commitments: [], publication: null })
  expect(shown.choices.map(({ course, points }) => [course.code, points])).toEqual([
    [three.code, 0],
    [one.code, 70],
  ])
  expect(await rank(student, round, [])).toBe('ok')
  expect(await lotteryOf(student, round)).toMatchObject({ lotteryCode, choices: [], pointsLeft: 100 })
})

test('a student is told how many others want the same section', async () => {
  const round = await openLottery(campus)
  const course = await oneSection(campus)
  const students = await phones(campus, 3)
  for (const student of students) await rank(student, round, [[course, 1]])
  const [first] = students
  if (!first) throw new Error('no student')
  const { choices } = await lotteryOf(first, round)
  expect(choices[0]?.demand).toEqual([{ sectionId: course.sections.sectionIds[0], students: 3 }])
})

test('choices are refused with every reason that no draw could put right', async () => {
  const round = await openLottery(campus, { choicesMax: 2, pointsMax: 10 })
  const student = await phone(campus)
  const [one, two, three] = [await oneSection(campus), await oneSection(campus), await oneSection(campus)]
  expect(
    await rank(student, round, [
      [one, 6],
      [two, 5],
    ]),
  ).toBe('points_exceeded')
  expect(
    await rank(student, round, [
      [one, 1],
      [two, 1],
      [three, 1],
    ]),
  ).toBe('choices_exceeded')
  expect(
    await rank(student, round, [
      [one, 1],
      [one, 1],
    ]),
  ).toBe('choice_repeated')
  expect(
    await rank(student, round, [
      [one, 6],
      [one, 5],
      [two, 0],
    ]),
  ).toBe('points_exceeded choices_exceeded choice_repeated')
  const laboratory = await addCourse(campus.database, { code: 'LAB 1' }, [{ code: '01' }, { code: 'L1', kind: 'lab' }])
  const save = (sectionIds: SectionId[]) =>
    student.codes('saveLotteryChoices', {
      roundId: round.id,
      revision: nextRevision(),
      choices: [{ sectionIds, points: 0 }],
    })
  const [lecture, lab] = Object.values(laboratory.sectionIds)
  if (lecture === undefined || lab === undefined) throw new Error('no sections')
  expect(await save([lecture])).toBe('component_missing')
  expect(await save([...one.sections.sectionIds, ...two.sections.sectionIds])).toBe('sections_of_several_courses')
  expect(await save([999_999 as SectionId])).toBe('section_not_found')
  expect(await save([lecture, lab])).toBe('ok')
  expect((await lotteryOf(student, round)).choices).toHaveLength(1)
})

test('choices that the network delivers after newer ones change nothing, and are answered with what is kept', async () => {
  const round = await openLottery(campus)
  const student = await phone(campus)
  const course = await oneSection(campus)
  const saved = async (revision: number, points: number[]) => {
    const choices = points.map((one) => ({ ...course.sections, points: one }))
    const reply = await student.call('saveLotteryChoices', { roundId: round.id, revision, choices })
    if (!reply.ok) throw new Error('refused')
    return [reply.value.revision, ...reply.value.choices.map((one) => one.points)]
  }
  expect(await saved(6, [1])).toEqual([6, 1])
  expect(await saved(8, [2])).toEqual([8, 2])
  expect(await saved(7, [3])).toEqual([8, 2])
  expect(await saved(8, [2])).toEqual([8, 2])
  expect(await saved(9, [])).toEqual([9])
  expect((await lotteryOf(student, round)).choices).toEqual([])
})

test('points are whole and never negative', async () => {
  const round = await openLottery(campus)
  const student = await phone(campus)
  const course = await oneSection(campus)
  expect(await rank(student, round, [[course, -1]])).toBe('malformed_request')
  expect(await rank(student, round, [[course, 0.5]])).toBe('malformed_request')
})

test('what would bar a choice today is told, and the choice is kept all the same', async () => {
  const round = await openLottery(campus)
  const student = await phone(campus)
  const needed = await oneSection(campus)
  const course = await oneSection(campus)
  await campus.database.query('insert into course_rule (course_id, standing_min, corequisites) values ($1, 4, $2)', [
    course.whole.courseId,
    [needed.code],
  ])
  await campus.database.query(`insert into hold (student_id, reason) values ($1, 'unpaid_bill')`, [student.id])
  const warned = async () => (await lotteryOf(student, round)).choices.at(-1)?.warnings.map(({ code }) => code)
  expect(await rank(student, round, [[course, 5]])).toBe('ok')
  expect(await warned()).toEqual(['on_hold', 'corequisite_missing', 'standing_too_low'])
  // Ranked above it, the corequisite may have been won by its turn.
  expect(
    await rank(student, round, [
      [needed, 5],
      [course, 5],
    ]),
  ).toBe('ok')
  expect(await warned()).toEqual(['on_hold', 'standing_too_low'])
})

test('choices are saved only while the lottery is open for the student', async () => {
  const round = await openLottery(campus)
  const student = await phone(campus)
  const course = await oneSection(campus)
  await rank(student, round, [[course, 3]])
  await campus.database.query('update selection_round set paused_at = now() where id = $1', [round.id])
  expect(await rank(student, round, [[course, 4]])).toBe('round_paused')
  await campus.database.query('update selection_round set paused_at = null, cohorts = $2 where id = $1', [
    round.id,
    [2031],
  ])
  expect(await rank(student, round, [[course, 4]])).toBe('round_other_audience')
  expect(await student.call('getLottery', { termId: round.termId })).toMatchObject({ ok: true })
  await campus.database.query('update selection_round set cohorts = $2 where id = $1', [round.id, []])
  closeLottery(campus, round)
  expect(await rank(student, round, [[course, 4]])).toBe('round_not_open')
  const { choices } = await lotteryOf(student, round)
  expect(choices.map(({ points }) => points)).toEqual([3])
  const { rows } = await campus.database.query<{ id: number }>(
    `select id from selection_round where kind = 'first_come' limit 1`,
  )
  await campus.database.query('update selection_round set closes_at = $2 where id = $1', [
    rows[0]?.id,
    new Date(campus.now.getTime() + 1000),
  ])
  const firstCome = { ...round, id: rows[0]?.id as typeof round.id }
  expect(await rank(student, firstCome, [[course, 4]])).toBe('round_does_not_allow')
  expect(
    await student.codes('saveLotteryChoices', { roundId: 777 as typeof round.id, revision: 1, choices: choicesOf([]) }),
  ).toBe('round_not_open')
})

test('two savings of one student at once leave one of them whole', async () => {
  const round = await openLottery(campus)
  const student = await phone(campus)
  const courses = await Promise.all(Array.from({ length: 6 }, () => oneSection(campus)))
  const lists = [courses.slice(0, 3), courses.slice(3)]
  await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      rank(
        student,
        round,
        (lists[index % 2] ?? []).map((one) => [one, 1]),
      ),
    ),
  )
  const codes = (await lotteryOf(student, round)).choices.map(({ course }) => course.code)
  expect(lists.map((list) => list.map(({ code }) => code))).toContainEqual(codes)
})

test('choices that come while a registrar allows fewer are held against what is allowed then', async () => {
  const round = await openLottery(campus)
  const registrar = await staffMember(campus, 'registrar')
  const student = await phone(campus)
  const [one, two] = [await oneSection(campus), await oneSection(campus)]
  const fewer = { choicesMax: 1, pointsMax: 10 }
  const holding = { text: 'select pg_advisory_xact_lock($1, $2)', values: [roundLocks.lotteryChoices, round.id] }
  const [changed, saved] = await oneAfterAnother<[string, string]>(campus.database, holding, [
    () => registrar.codes('changeRound', { roundId: round.id, changes: fewer }),
    () =>
      rank(student, round, [
        [one, 50],
        [two, 50],
      ]),
  ])
  expect([changed, saved]).toEqual(['ok', 'points_exceeded choices_exceeded'])
  expect((await lotteryOf(student, round)).choices).toEqual([])
})
