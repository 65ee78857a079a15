import type { SectionId } from '../../contract/catalogue/ids'
import type { Refusal } from '../../contract/refusal'
import type { DrawInput } from '../../contract/selection/draw-file'
import { type DrawnChoice, publishedOutcome } from '../../rules/selection/draw'
import type { RoundFacts } from '../../rules/selection/rounds'

/** A draw in figures: nobody's name, and no lottery code either. */
export function drawTables(input: DrawInput, drawn: readonly DrawnChoice[][]): string {
  const choiceCount = input.students.reduce((sum, { choices }) => sum + choices.length, 0)
  return [
    `${input.round.name}: ${input.students.length} students, ${choiceCount} choices.`,
    '',
    table([['section', 'capacity', 'taken before', 'wanted by', 'won', 'left'], ...fillRows(input, drawn)]),
    '',
    table([['choice', 'made by', 'won'], ...rankRows(drawn)]),
    '',
    table([['students who won', 'students'], ...winRows(drawn)]),
    '',
    table([['not won because of', 'choices'], ...reasonRows(drawn)]),
  ].join('\n')
}

function fillRows({ sections, courses, students }: DrawInput, drawn: readonly DrawnChoice[][]): string[][] {
  const wanted = new Map<SectionId, { wanted: number; won: number }>()
  for (const [student, { choices }] of students.entries())
    for (const [index, { sectionIds }] of choices.entries()) {
      const choice = drawn[student]?.[index]
      for (const id of sectionIds) {
        const count = wanted.get(id) ?? { wanted: 0, won: 0 }
        count.wanted += 1
        if (choice && publishedOutcome(choice) === 'won') count.won += 1
        wanted.set(id, count)
      }
    }
  const codeOf = new Map(courses.map(({ id, code }) => [id, code]))
  const rows = sections.flatMap(({ id, courseId, code, capacity, enrolled, kept }) => {
    const count = wanted.get(id)
    if (!count) return []
    const left = capacity === null ? 'no limit' : String(capacity - enrolled - kept - count.won)
    const seats = [capacity === null ? 'no limit' : String(capacity), String(enrolled + kept)]
    return [[`${codeOf.get(courseId)} ${code}`, ...seats, String(count.wanted), String(count.won), left]]
  })
  return rows.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
}

function rankRows(drawn: readonly DrawnChoice[][]): string[][] {
  const most = drawn.reduce((max, { length }) => Math.max(max, length), 0)
  return Array.from({ length: most }, (_, rank) => {
    const made = drawn.flatMap((choices) => choices[rank] ?? [])
    const won = made.filter((choice) => publishedOutcome(choice) === 'won')
    return [String(rank + 1), String(made.length), String(won.length)]
  })
}

function winRows(drawn: readonly DrawnChoice[][]): string[][] {
  const counts: number[] = []
  for (const choices of drawn) {
    const wins = choices.filter((choice) => publishedOutcome(choice) === 'won').length
    counts[wins] = (counts[wins] ?? 0) + 1
  }
  return Array.from(counts, (count = 0, wins) => [wins === 0 ? 'nothing' : `${wins}`, String(count)])
}

function reasonRows(drawn: readonly DrawnChoice[][]): string[][] {
  const counts = new Map<string, number>()
  for (const choice of drawn.flat()) {
    const outcome = publishedOutcome(choice)
    if (outcome !== 'won') for (const code of outcome) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([code, count]) => [reasons[code] ?? code, String(count)])
}

/** The reasons that a draw knows, in the registrar's words. */
const reasons: Record<string, string> = {
  barred: 'a hold, a prerequisite, the department, a repeat …',
  section_full: 'no seat left',
  seats_reserved: 'seats left for others only',
  time_clash: 'a clash with a course already held',
  exam_clash: 'a clash of exams',
  credit_limit: 'too many credits',
  already_in_course: 'in the course already',
  corequisite_missing: 'a corequisite not won before it',
}

export function whyText(refusals: readonly Refusal[]): string {
  return refusals.map(({ code }) => reasons[code] ?? code).join(', ')
}

export function appliedText({ name }: RoundFacts, awardCount: number): string {
  return `The draw of ${name} is applied: ${awardCount} choices have their places, and students see them in their timetables.
Look at them; then publish it (draw publish), or take it back (draw undo).`
}

function table(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
  return rows.map((row) => line(row).join('  ')).join('\n')
}
