import fc from 'fast-check'
import { ticketsOf } from '../../../src/cloud/selection/draw/tickets'
import type { QuotaId } from '../../../src/contract/catalogue/ids'
import type { DrawInput } from '../../../src/contract/selection/draw-file'
import { bestTicket, inTextOrder, publishedOutcome, runDraw } from '../../../src/rules/selection/draw'
import { codeOf, sampleDrawInput, sampleStudentInDraw, seedOf } from '../../support/draw-samples'

/** What came of the draw, by lottery code: `won` or the codes of the refusals, a text a choice. */
function outcomesOf(input: DrawInput, seed: string): Record<string, string[]> {
  const drawn = runDraw(input, ticketsOf(seed))
  return Object.fromEntries(
    input.students.map(({ lotteryCode }, index) => [
      lotteryCode,
      (drawn[index] ?? []).map((choice) => [publishedOutcome(choice)].flat().join(' ')),
    ]),
  )
}

test('of two who want one seat, the one with ten times the tickets wins ten times as often', () => {
  const rich = sampleStudentInDraw('rich', [{ course: 1, points: 9 }])
  const poor = sampleStudentInDraw('poor', [{ course: 1, points: 0 }])
  const input = sampleDrawInput([{ id: 1, capacity: 1 }], [rich, poor])
  let wins = 0
  const draws = 11_000
  for (let seed = 0; seed < draws; seed += 1)
    if (outcomesOf(input, seedOf(seed))[rich.lotteryCode]?.[0] === 'won') wins += 1
  // 10 of 11 tickets: 10,000 wins expected, with a standard deviation of 30.
  expect(Math.abs(wins - 10_000)).toBeLessThan(3 * 30)
})

test('the whole order is weighted: each place falls by the tickets of those who are left', () => {
  const points = [0, 1, 3]
  const students = points.map((point) => sampleStudentInDraw(point, [{ course: 1, points: point }]))
  const input = sampleDrawInput([{ id: 1 }], students)
  const counts = new Map<string, number>()
  const draws = 12_000
  for (let seed = 0; seed < draws; seed += 1) {
    const drawn = runDraw(input, ticketsOf(seedOf(seed)))
    const order = input.students
      .map(({ choices }, index) => ({ points: choices[0]?.points, turn: drawn[index]?.[0]?.turn ?? 0 }))
      .sort((a, b) => a.turn - b.turn)
    const key = order.map((one) => one.points).join('')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const tickets = (point: number) => point + 1
  let distance = 0
  for (const [first, second, third] of [
    [0, 1, 3],
    [0, 3, 1],
    [1, 0, 3],
    [1, 3, 0],
    [3, 0, 1],
    [3, 1, 0],
  ] as const) {
    const share = (tickets(first) / 7) * (tickets(second) / (tickets(second) + tickets(third)))
    const expected = draws * share
    distance += ((counts.get(`${first}${second}${third}`) ?? 0) - expected) ** 2 / expected
  }
  // Chi-square with 5 degrees of freedom: above 15.1 once in a hundred.
  expect(distance).toBeLessThan(15.1)
})

test('first choices are decided before any second choice, whatever the points', () => {
  const first = sampleStudentInDraw('first', [{ course: 1, points: 0 }])
  const second = sampleStudentInDraw('second', [{ course: 2 }, { course: 1, points: 100 }])
  const input = sampleDrawInput([{ id: 1, capacity: 1 }, { id: 2 }], [first, second])
  for (let seed = 0; seed < 50; seed += 1)
    expect(outcomesOf(input, seedOf(seed))).toMatchObject({
      [first.lotteryCode]: ['won'],
      [second.lotteryCode]: ['won', 'section_full'],
    })
})

test('a choice is refused by the rule that an enrolment would be refused by', () => {
  const quota = { id: 1 as QuotaId, seats: 1, taken: 0, cohorts: [2026], departmentIds: [], releasesAt: null }
  const input = sampleDrawInput(
    [
      { id: 1, slot: 1 },
      { id: 2, slot: 1 },
      { id: 3, credits: 19 },
      { id: 4, capacity: 1, section: { quotas: [quota] } },
      { id: 5 },
      { id: 6, credits: 2 },
    ],
    [
      sampleStudentInDraw('held', [{ course: 2 }, { course: 1 }, { course: 5, isBarred: true }], {
        enrolled: [1 as DrawInput['sections'][number]['id']],
      }),
      sampleStudentInDraw('busy', [{ course: 3 }, { course: 6 }, { course: 5, corequisites: ['CS 3'] }]),
      sampleStudentInDraw('lifted', [{ course: 3 }, { course: 6, granted: ['credit_limit'] }, { course: 1 }]),
      sampleStudentInDraw('other', [{ course: 4 }, { course: 5, corequisites: ['CS 9'] }], { cohort: 2025 }),
      sampleStudentInDraw('mine', [{ course: 1 }, { course: 4 }], { cohort: 2026 }),
    ],
  )
  expect(outcomesOf(input, seedOf(1))).toEqual({
    [codeOf('held')]: ['time_clash', 'already_in_course', 'barred'],
    [codeOf('busy')]: ['won', 'credit_limit', 'won'],
    [codeOf('lifted')]: ['won', 'won', 'credit_limit'],
    [codeOf('other')]: ['seats_reserved', 'corequisite_missing'],
    [codeOf('mine')]: ['won', 'won'],
  })
})

/** Lotteries of a few students over a few courses that are short of seats and clash. */
const lotteries = fc
  .record({
    courses: fc.array(fc.record({ capacity: fc.integer({ min: 0, max: 4 }), slot: fc.integer({ min: 0, max: 3 }) }), {
      minLength: 1,
      maxLength: 6,
    }),
    students: fc.array(
      fc.record({
        creditsMax: fc.integer({ min: 1, max: 5 }),
        choices: fc.uniqueArray(fc.record({ course: fc.nat(5), points: fc.nat(20), isBarred: fc.nat(9) }), {
          maxLength: 5,
          selector: ({ course }) => course,
        }),
      }),
      { maxLength: 12 },
    ),
    seed: fc.nat(),
  })
  .map(({ courses, students, seed }) => ({
    seed: seedOf(seed),
    input: sampleDrawInput(
      courses.map((course, index) => ({ ...course, id: index + 1 })),
      students.map(({ creditsMax, choices }, index) =>
        sampleStudentInDraw(
          index,
          choices
            .filter(({ course }) => course < courses.length)
            .map(({ course, points, isBarred }) => ({ course: course + 1, points, isBarred: isBarred === 0 })),
          { creditsMax },
        ),
      ),
    ),
  }))

interface Decided {
  student: number
  choice: number
  sectionId: number
  turn: number
  outcome: string
}

function decidedIn(input: DrawInput, seed: string): Decided[] {
  const drawn = runDraw(input, ticketsOf(seed))
  return drawn
    .flatMap((choices, student) =>
      choices.map((one, choice) => ({
        student,
        choice,
        sectionId: Number(input.students[student]?.choices[choice]?.sectionIds[0]),
        turn: one.turn,
        outcome: [publishedOutcome(one)].flat().join(' '),
      })),
    )
    .sort((a, b) => a.turn - b.turn)
}

test('replayed turn by turn, every win was possible and every refusal necessary', () => {
  fc.assert(
    fc.property(lotteries, ({ input, seed }) => {
      const taken = new Map<number, number>()
      const mine = new Map<number, number[]>()
      const slotOf = (id: number) => input.sections.find((section) => section.id === id)?.meetings[0]?.weekday
      for (const { student, choice, sectionId, outcome } of decidedIn(input, seed)) {
        const wish = input.students[student]
        const held = mine.get(student) ?? []
        const section = input.sections.find(({ id }) => id === sectionId)
        const reasons: string[] = []
        if (held.some((id) => slotOf(id) === slotOf(sectionId))) reasons.push('time_clash')
        if (held.length + 1 > (wish?.creditsMax ?? 0)) reasons.push('credit_limit')
        if ((taken.get(sectionId) ?? 0) >= (section?.capacity ?? 0)) reasons.push('section_full')
        const expected = wish?.choices[choice]?.isBarred ? 'barred' : reasons.join(' ') || 'won'
        expect(outcome).toBe(expected)
        if (outcome !== 'won') continue
        taken.set(sectionId, (taken.get(sectionId) ?? 0) + 1)
        mine.set(student, [...held, sectionId])
      }
    }),
    { numRuns: 300 },
  )
})

test('turns go by rank first and then by the smallest ticket', () => {
  fc.assert(
    fc.property(lotteries, ({ input, seed }) => {
      const ticketOf = ticketsOf(seed)
      const keys = decidedIn(input, seed).map(({ student, choice, sectionId }) => {
        const { lotteryCode, choices } = input.students[student] ?? { lotteryCode: '', choices: [] }
        const best = bestTicket(choices[choice]?.points ?? 0, (n) => ticketOf(lotteryCode, `CS ${sectionId}`, n))
        return `${choice} ${best}`
      })
      expect(keys).toEqual([...keys].sort(inTextOrder))
    }),
  )
})

test('in which order the rows stand makes no difference', () => {
  fc.assert(
    fc.property(lotteries, fc.nat(), ({ input, seed }, pick) => {
      const turned = <Row>(rows: Row[]) => [...rows.slice(pick % 5), ...rows.slice(0, pick % 5)].reverse()
      const other = {
        ...input,
        students: turned(input.students),
        sections: turned(input.sections),
        courses: turned(input.courses),
      }
      expect(outcomesOf(other, seed)).toEqual(outcomesOf(input, seed))
    }),
  )
})
