import type { SectionId } from '../../contract/catalogue/ids'
import type { Refusal } from '../../contract/refusal'
import type { DrawInput } from '../../contract/selection/draw-file'
import { type DrawnChoice, publishedOutcome } from '../../rules/selection/draw'
import type { RoundFacts } from '../../rules/selection/rounds'
import { joined, say } from '../kit/language'
import { widthOf } from '../kit/text-table'

/** A draw in figures: nobody's name, and no lottery code either. */
export function drawTables(input: DrawInput, drawn: readonly DrawnChoice[][]): string {
  const choiceCount = input.students.reduce((sum, { choices }) => sum + choices.length, 0)
  return [
    say(
      `${input.round.name}：${input.students.length} 名学生，${choiceCount} 个志愿。`,
      `${input.round.name}: ${input.students.length} students, ${choiceCount} choices.`,
    ),
    '',
    table([
      say('教学班|名额|之前已选|志愿数|抽中|剩余', 'section|capacity|taken before|wanted by|won|left').split('|'),
      ...fillRows(input, drawn),
    ]),
    '',
    table([say('志愿|填写人数|抽中', 'choice|made by|won').split('|'), ...rankRows(drawn)]),
    '',
    table([say('抽中门数|学生', 'students who won|students').split('|'), ...winRows(drawn)]),
    '',
    table([say('没抽中的原因|志愿', 'not won because of|choices').split('|'), ...reasonRows(drawn)]),
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
    const left = capacity === null ? say('不限', 'no limit') : String(capacity - enrolled - kept - count.won)
    const seats = [capacity === null ? say('不限', 'no limit') : String(capacity), String(enrolled + kept)]
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
  return Array.from(counts, (count = 0, wins) => [wins === 0 ? say('没有', 'nothing') : `${wins}`, String(count)])
}

function reasonRows(drawn: readonly DrawnChoice[][]): string[][] {
  const counts = new Map<string, number>()
  for (const choice of drawn.flat()) {
    const outcome = publishedOutcome(choice)
    if (outcome !== 'won') for (const code of outcome) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([code, count]) => [reasonText(code), String(count)])
}

/** The reasons that a draw knows, in the registrar's words. */
function reasonText(code: string): string {
  const texts: Record<string, string> = {
    barred: say('限制、先修、院系、重修等', 'a hold, a prerequisite, the department, a repeat …'),
    section_full: say('没有名额了', 'no seat left'),
    seats_reserved: say('只剩留给别人的名额', 'seats left for others only'),
    time_clash: say('与已有的课冲突', 'a clash with a course already held'),
    exam_clash: say('考试冲突', 'a clash of exams'),
    credit_limit: say('学分太多', 'too many credits'),
    already_in_course: say('已在这门课里', 'in the course already'),
    corequisite_missing: say('同修的课没有先抽中', 'a corequisite not won before it'),
  }
  return texts[code] ?? code
}

export function whyText(refusals: readonly Refusal[]): string {
  return joined(refusals.map(({ code }) => reasonText(code)))
}

export function appliedText({ name }: RoundFacts, awardCount: number): string {
  return say(
    `${name} 的抽签已执行：${awardCount} 个志愿分到名额，学生在课表里能看到。
请检查；然后公布（draw publish）或撤销（draw undo）。`,
    `The draw of ${name} is applied: ${awardCount} choices have their places, and students see them in their timetables.
Look at them; then publish it (draw publish), or take it back (draw undo).`,
  )
}

function table(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  const line = (row: string[]) =>
    row.map((cell, column) => {
      const blanks = ' '.repeat((widths[column] ?? 0) - widthOf(cell))
      return column === 0 ? cell + blanks : blanks + cell
    })
  return rows.map((row) => line(row).join('  ')).join('\n')
}
