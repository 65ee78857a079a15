import { applyDraw, undoDraw } from '../../../../src/cloud/selection/draw/apply-draw'
import { commitDraw, dryRunDraw, roundsOpenBeside } from '../../../../src/cloud/selection/draw/count-draw'
import type { DrawParts, LotteryRound } from '../../../../src/cloud/selection/draw/draw-parts'
import { publishDraw } from '../../../../src/cloud/selection/draw/publish-draw'
import { sha256Of, ticketsOf } from '../../../../src/cloud/selection/draw/tickets'
import { verifyDraw } from '../../../../src/cloud/selection/draw/verify-draw'
import { lockForSaving, replaceLotteryChoices } from '../../../../src/cloud/selection/tables/lottery'
import { bestTicket, publishedOutcome } from '../../../../src/rules/selection/draw'
import {
  eventually,
  type NamedCourse,
  oneSection,
  openCampus,
  type Phone,
  phone,
  phones,
} from '../../../support/campus'
import { codeOf, seedOf } from '../../../support/draw-samples'
import { closeLottery, drawParts, lotteryOf, openLottery, rank, timetableOf } from '../../../support/lottery-campus'
import { oneAfterAnother, theStudent } from '../../../support/one-after-another'
import { codesOf } from '../../../support/people'
import { newRequestId, only } from '../../../support/small-college'

const campus = openCampus()
const seed = seedOf(1)

interface Drawn {
  round: LotteryRound
  students: Phone[]
  course: NamedCourse
  other: NamedCourse
}

/** A lottery that has closed with its seed promised: five want one of two seats, and second another course. */
async function closedLottery(): Promise<Drawn> {
  const round = await openLottery(campus)
  const course = await oneSection(campus, { capacity: 2 })
  const other = await oneSection(campus, { capacity: 4 })
  const students = await phones(campus, 5)
  for (const student of students)
    await rank(student, round, [
      [course, 50],
      [other, 10],
    ])
  await promise(round)
  closeLottery(campus, round)
  return { round, students, course, other }
}

function promise(round: LotteryRound, isReplacing = false, promised = seed): Promise<Date> {
  return commitDraw(drawParts(campus), round, { seedSha256: sha256Of(promised), isReplacing })
}

/** What each student holds of what they ranked. */
async function timetables(students: readonly Phone[]): Promise<string[][]> {
  return Promise.all(students.map(timetableOf))
}

async function publish(round: LotteryRound): Promise<string> {
  return (await publishDraw(drawParts(campus), round, seed, async () => undefined)).text
}

/** An engine that does so many awards and then dies. */
function dyingAfter(count: number): DrawParts {
  const parts = drawParts(campus)
  let left = count
  const submit: DrawParts['engine']['submit'] = (request) => {
    left -= 1
    return left < 0 ? Promise.reject(new Error('the power went')) : parts.engine.submit(request)
  }
  return { ...parts, engine: { submit } }
}

test('a dry run tells what an application then gives, and changes nothing', async () => {
  const { round, students, course, other } = await closedLottery()
  const { reading, drawn } = await dryRunDraw(drawParts(campus), round, seed)
  expect(await timetables(students)).toEqual(students.map(() => []))
  const promised = reading.students.map(({ id }, index) => {
    const wins = (drawn[index] ?? []).map((choice) => publishedOutcome(choice) === 'won')
    return [id, [course, other].filter((_, choice) => wins[choice]).map(({ code }) => code)]
  })
  expect(await applyDraw(drawParts(campus), round, seed)).toEqual({ awardCount: 6, refused: [] })
  const given = await timetables(students)
  expect(new Map(students.map(({ id }, index) => [id, given[index]]))).toEqual(
    new Map(promised as [number, string[]][]),
  )
})

test('what came of it is told when it is published, and the file makes the same draw again', async () => {
  const { round, students } = await closedLottery()
  const [student] = students
  if (!student) throw new Error('no student')
  await applyDraw(drawParts(campus), round, seed)
  const before = await lotteryOf(student, round)
  expect(before).toMatchObject({ publication: null, commitments: [{ seedSha256: sha256Of(seed) }] })
  expect(before.choices.map(({ outcome }) => outcome)).toEqual([null, null])
  const text = await publish(round)
  const verdict = verifyDraw(text)
  expect(verdict).toMatchObject({ isGenuine: true, winCount: 6 })
  for (const one of students) {
    const { lotteryCode, publication, choices } = await lotteryOf(one, round)
    expect(publication).toMatchObject({ seed, inputSha256: verdict.isGenuine && verdict.file.inputSha256 })
    const wins = choices.filter(({ outcome }) => outcome?.isWon).map(({ course }) => course.code)
    expect(wins.sort()).toEqual(await timetableOf(one))
    const published = verdict.isGenuine && verdict.file.outcomes.find((row) => row.lotteryCode === lotteryCode)
    expect(published ? published.choices.map((outcome) => outcome === 'won') : null).toEqual(
      choices.map(({ outcome }) => outcome?.isWon),
    )
    for (const { course, points, outcome } of choices)
      expect(outcome?.ticket).toBe(bestTicket(points, (n) => ticketsOf(seed)(lotteryCode ?? '', course.code, n)))
  }
  expect(await publish(round)).toBe(text)
})

test('the published file names nobody and says of nobody why they were barred', async () => {
  const round = await openLottery(campus)
  const course = await oneSection(campus)
  const student = await phone(campus)
  await campus.database.query(`insert into hold (student_id, reason, note) values ($1, 'unpaid_bill', '欠费')`, [
    student.id,
  ])
  await rank(student, round, [[course, 5]])
  await promise(round)
  closeLottery(campus, round)
  expect(await applyDraw(drawParts(campus), round, seed)).toMatchObject({ awardCount: 0 })
  const text = await publish(round)
  const { rows } = await campus.database.query<{ number: string }>('select number from student where id = $1', [
    student.id,
  ])
  expect(text).toContain('"choices":[["barred"]]')
  for (const word of [String(rows[0]?.number), 'hold', 'unpaid', '欠费']) expect(text).not.toContain(word)
  const { choices } = await lotteryOf(student, round)
  expect(choices[0]?.outcome).toMatchObject({ isWon: false, refusals: [{ code: 'on_hold', note: '欠费' }] })
})

test('an application that was cut short is finished by applying again, and nobody gets a place twice', async () => {
  const { round, students, course } = await closedLottery()
  await expect(applyDraw(dyingAfter(3), round, seed)).rejects.toThrow('the power went')
  await expect(publish(round)).rejects.toThrow('The draw is half applied.')
  // Counted anew, the draw would give everybody a place; it goes on with what it counted before.
  await campus.database.query('update section set capacity = 5 where id = $1', [course.sections.sectionIds[0]])
  expect((await timetables(students)).flat().length).toBeLessThan(6)
  expect(await applyDraw(drawParts(campus), round, seed)).toEqual({ awardCount: 6, refused: [] })
  expect((await timetables(students)).flat()).toHaveLength(6)
  const { rows } = await campus.database.query<{ count: number }>(
    `select count(*) as count from enrolment_request where made_by = 'draw' and body ->> 'roundId' = $1`,
    [String(round.id)],
  )
  expect(rows[0]?.count).toBe(6)
  await publish(round)
})

test('undone and applied again, the same seed gives the same', async () => {
  const { round, students } = await closedLottery()
  await applyDraw(drawParts(campus), round, seed)
  const given = await timetables(students)
  expect(await undoDraw(drawParts(campus), round)).toBe(6)
  expect(await timetables(students)).toEqual(students.map(() => []))
  await applyDraw(drawParts(campus), round, seed)
  expect(await timetables(students)).toEqual(given)
})

test('an undoing that was cut short is finished by undoing again, before anything else', async () => {
  const { round, students } = await closedLottery()
  await applyDraw(drawParts(campus), round, seed)
  await expect(undoDraw(dyingAfter(2), round)).rejects.toThrow('the power went')
  await expect(applyDraw(drawParts(campus), round, seed)).rejects.toThrow('The draw is half undone.')
  await undoDraw(drawParts(campus), round)
  expect((await timetables(students)).flat()).toEqual([])
  expect(await applyDraw(drawParts(campus), round, seed)).toEqual({ awardCount: 6, refused: [] })
})

test('undoing leaves alone what a student left and chose again by themselves', async () => {
  const { round, students, course } = await closedLottery()
  await applyDraw(drawParts(campus), round, seed)
  const given = await timetables(students)
  const winner = students[given.findIndex((codes) => codes.includes(course.code))]
  if (!winner) throw new Error('nobody won')
  await campus.database.query(
    `insert into selection_round (term_id, name, kind, opens_at, closes_at, credits_max)
     values ('2026-autumn', '补退选', 'add_drop', $1, $2, 20)`,
    [campus.now, new Date(campus.now.getTime() + 60_000)],
  )
  const open = await roundsOpenBeside(campus.database, round, campus.now)
  expect(open.map(({ name }) => name)).toEqual(['补退选'])
  await winner.call('dropCourse', course.whole)
  await winner.call('selectSections', course.sections)
  await undoDraw(drawParts(campus), round)
  expect((await timetables(students)).flat()).toEqual([course.code])
})

test('undoing leaves alone what a student leaves and chooses again while it looks', async () => {
  const { round, students, course } = await closedLottery()
  await applyDraw(drawParts(campus), round, seed)
  const given = await timetables(students)
  const winner = students[given.findIndex((codes) => codes.includes(course.code))]
  if (!winner) throw new Error('nobody won')
  await campus.database.query(
    `insert into selection_round (term_id, name, kind, opens_at, closes_at, credits_max)
     values ('2026-autumn', '补退选', 'add_drop', $1, $2, 20)`,
    [campus.now, new Date(campus.now.getTime() + 60_000)],
  )
  const { engine } = drawParts(campus)
  const again = { kind: 'select', ...course.sections } as const
  const answers = await oneAfterAnother(campus.database, theStudent(winner.id), [
    () => winner.codes('dropCourse', course.whole),
    async () =>
      codesOf(
        await engine.submit({
          id: newRequestId(),
          studentId: winner.id,
          madeBy: 'student',
          wish: again,
        }),
      ),
    () => undoDraw(drawParts(campus), round),
  ])
  // All but the one that is theirs by now.
  expect(answers).toEqual(['ok', 'ok', 5])
  expect((await timetables(students)).flat()).toEqual([course.code])
})

test('a win that the world has overtaken is reported, is not published, and is drawn anew after an undo', async () => {
  const { round, students } = await closedLottery()
  const parts = drawParts(campus)
  let held: number | null = null
  const submit: DrawParts['engine']['submit'] = async (request) => {
    if (held === null) {
      held = request.studentId
      await campus.database.query(`insert into hold (student_id, reason) values ($1, 'other')`, [held])
    }
    return parts.engine.submit(request)
  }
  const { awardCount, refused } = await applyDraw({ ...parts, engine: { submit } }, round, seed)
  expect(refused[0]).toMatchObject({ studentId: held, rank: 1 })
  for (const { studentId, refusals } of refused)
    expect([studentId, ...refusals.map(({ code }) => code)]).toEqual([held, 'on_hold'])
  expect(awardCount + refused.length).toBe(6)
  await expect(publish(round)).rejects.toThrow('wins came to nothing')
  await undoDraw(parts, round)
  expect(await applyDraw(parts, round, seed)).toEqual({ awardCount: 6, refused: [] })
  const unlucky = students.find(({ id }) => id === held)
  expect(unlucky && (await timetableOf(unlucky))).toEqual([])
  expect(verifyDraw(await publish(round))).toMatchObject({ isGenuine: true })
})

/** How many connections to this database wait for a lock that another one holds. */
async function waitingCount(): Promise<number> {
  const { rows } = await campus.database.query<{ count: number }>(
    `select count(*)::int from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return only(rows).count
}

test('a saving that began before the round closed is counted, however late it ends', async () => {
  const round = await openLottery(campus)
  const course = await oneSection(campus)
  const [early, late] = await phones(campus, 2)
  if (!early || !late) throw new Error('no students')
  await rank(early, round, [[course, 1]])
  await promise(round)
  const connection = await campus.database.connect()
  try {
    await connection.query('begin')
    await lockForSaving(connection, round.id)
    closeLottery(campus, round)
    const counting = dryRunDraw(drawParts(campus), round, seed)
    const choice = { courseId: course.whole.courseId, sectionIds: course.sections.sectionIds, points: 7 }
    const entry = {
      roundId: round.id,
      studentId: late.id,
      lotteryCode: codeOf('late'),
      savedAt: campus.now,
      revision: 1,
    }
    await replaceLotteryChoices(connection, entry, [choice])
    expect(await eventually(waitingCount, 1)).toBe(1)
    await connection.query('commit')
    const { reading } = await counting
    expect(reading.input.students.map(({ choices }) => choices[0]?.points).sort()).toEqual([1, 7])
  } finally {
    connection.release()
  }
})

test('a section that was withdrawn after it was chosen is won by nobody', async () => {
  const round = await openLottery(campus)
  const [gone, there] = [await oneSection(campus), await oneSection(campus)]
  const student = await phone(campus)
  await rank(student, round, [
    [gone, 5],
    [there, 5],
  ])
  await campus.database.query('update section set withdrawn_at = now() where id = $1', [gone.sections.sectionIds[0]])
  await promise(round)
  closeLottery(campus, round)
  expect(await applyDraw(drawParts(campus), round, seed)).toEqual({ awardCount: 1, refused: [] })
  expect(verifyDraw(await publish(round))).toMatchObject({ isGenuine: true })
  const { choices } = await lotteryOf(student, round)
  expect(choices.map(({ outcome }) => outcome?.refusals.map(({ code }) => code))).toEqual([['section_not_found'], []])
})

test('two people cannot work on one draw at once', async () => {
  const { round } = await closedLottery()
  const both = await Promise.allSettled([
    applyDraw(drawParts(campus), round, seed),
    applyDraw(drawParts(campus), round, seed),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a seed is promised before the round closes or not at all, and draws only the round it was promised for', async () => {
  const round = await openLottery(campus)
  await expect(dryRunDraw(drawParts(campus), round, seed)).rejects.toThrow('The round is open until')
  await promise(round)
  await expect(promise(round)).rejects.toThrow('A seed was promised already')
  await promise(round, true, seedOf(2))
  const student = await phone(campus)
  const { commitments } = await lotteryOf(student, round)
  expect(commitments.map(({ seedSha256 }) => seedSha256)).toEqual([sha256Of(seed), sha256Of(seedOf(2))])
  closeLottery(campus, round)
  await expect(promise(round, true)).rejects.toThrow('The round has closed')
  await expect(applyDraw(drawParts(campus), round, seed)).rejects.toThrow('This seed is not the one that was promised')
  await expect(undoDraw(drawParts(campus), round)).rejects.toThrow('there is nothing to undo')
  const { rows } = await campus.database.query<{ row: string }>(
    'select draw::text as row from draw where round_id = $1',
    [round.id],
  )
  for (const { row } of rows) for (const one of [seed, seedOf(2)]) expect(row).not.toContain(one)
})

test('what is published is final, for the commands and for the database', async () => {
  const { round, students, course } = await closedLottery()
  await expect(publish(round)).rejects.toThrow('not applied yet')
  await applyDraw(drawParts(campus), round, seed)
  await expect(applyDraw(drawParts(campus), round, seed)).rejects.toThrow('applied already')
  await publish(round)
  await expect(undoDraw(drawParts(campus), round)).rejects.toThrow('published, which is final')
  await expect(applyDraw(drawParts(campus), round, seed)).rejects.toThrow('published, which is final')
  await expect(
    campus.database.query(`update draw set status = 'undone', seed = null where round_id = $1`, [round.id]),
  ).rejects.toThrow('a published draw is final')
  // Not even a round that is opened once more lets choices change after the draw.
  await campus.database.query('update selection_round set closes_at = $2 where id = $1', [
    round.id,
    new Date(campus.now.getTime() + 1000),
  ])
  const [student] = students
  expect(student && (await rank(student, round, [[course, 0]]))).toBe('round_not_open')
})

test('the enrolment rules grant all that the draw gave, whatever stands in the way of students', async () => {
  const round = await openLottery(campus)
  const courses = await Promise.all(
    Array.from({ length: 9 }, (_, index) =>
      oneSection(campus, {
        capacity: 6 + (index % 4),
        credits: 6 + (index % 5),
        meetings: [{ weekday: (index % 4) + 1, start: 480, end: 575, weeks: 7 }],
      }),
    ),
  )
  const [needed, needing, reserved, exact, passed] = courses
  if (!needed || !needing || !reserved || !exact || !passed) throw new Error('too few courses')
  const { database } = campus
  await database.query(`insert into course_rule (course_id, corequisites) values ($1, $2)`, [
    needing.whole.courseId,
    [needed.code],
  ])
  await database.query(`insert into course_rule (course_id, prerequisite) values ($1, $2)`, [
    exact.whole.courseId,
    { kind: 'course', code: 'MATH 1', gradeMin: 60 },
  ])
  const students = [...(await phones(campus, 20, 2025)), ...(await phones(campus, 20, 2026))]
  await database.query('insert into quota (section_id, seats, cohorts) values ($1, 8, $2)', [
    reserved.sections.sectionIds[0],
    [2026],
  ])
  for (const [index, student] of students.entries()) {
    if (index % 3 === 0)
      await database.query(`insert into course_result values ($1, 'MATH 1', '2025', $2, true)`, [
        student.id,
        50 + index,
      ])
    if (index % 7 === 0)
      await database.query(`insert into course_result values ($1, $2, '2025', 80, true)`, [student.id, passed.code])
    if (index % 11 === 0)
      await database.query(
        `insert into adviser_request (id, student_id, course_id, section_ids, kind, reason, asked_at, status, decided_at)
         select gen_random_uuid(), $1, $2, '{}', kind, '', now(), 'granted', now()
         from unnest(array['time_clash', 'credit_limit', 'prerequisite']) as k (kind)`,
        [student.id, exact.whole.courseId],
      )
    const mine = courses.map((_, choice) => courses[(index * 4 + choice * 7) % courses.length] ?? needed).slice(0, 6)
    expect(
      await rank(
        student,
        round,
        mine.map((course, choice) => [course, (index * 13 + choice) % 16]),
      ),
    ).toBe('ok')
  }
  // The same codes in every run of this test, so that it is the same draw.
  await database.query('update lottery_entry set lottery_code = md5(student_id::text) where round_id = $1', [round.id])
  await promise(round)
  closeLottery(campus, round)
  const { awardCount, refused } = await applyDraw(drawParts(campus), round, seed)
  expect(refused).toEqual([])
  expect(awardCount).toBeGreaterThan(20)
  const text = await publish(round)
  expect(verifyDraw(text)).toMatchObject({ isGenuine: true, winCount: awardCount })
  const codes = new Set(text.match(/\["[a-z_",]+"\]/g)?.flatMap((list) => JSON.parse(list)))
  expect([...codes].sort()).toEqual([
    'barred',
    'corequisite_missing',
    'credit_limit',
    'seats_reserved',
    'section_full',
    'time_clash',
  ])
})
