import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonicalJson, drawFileText, makeDrawFile } from '../../../../src/cloud/selection/draw/draw-text'
import { sha256Of, ticketsOf } from '../../../../src/cloud/selection/draw/tickets'
import { verifyDraw } from '../../../../src/cloud/selection/draw/verify-draw'
import { DrawFile, DrawInput } from '../../../../src/contract/selection/draw-file'
import { bestTicket, runDraw } from '../../../../src/rules/selection/draw'
import { sampleDrawInput, sampleStudentInDraw, seedOf } from '../../../support/draw-samples'

const seed = seedOf(7)
const input = sampleDrawInput(
  [
    { id: 1, capacity: 2, slot: 1 },
    { id: 2, capacity: 3, slot: 1 },
    { id: 3, capacity: 1, slot: 2, credits: 2.5 },
  ],
  Array.from({ length: 12 }, (_, index) =>
    sampleStudentInDraw(index, [
      { course: 1 + (index % 3), points: index },
      { course: 1 + ((index + 1) % 3), points: 2 },
    ]),
  ),
)
const published = drawFileText(makeDrawFile(seed, input))

/** The published file after somebody changed it. */
function changed(change: (file: DrawFile) => void): string {
  const file: DrawFile = JSON.parse(published)
  change(file)
  return drawFileText(file)
}

/** As {@link changed}, by somebody who also made the digest of the input anew. */
function forged(change: (file: DrawFile) => void): string {
  return changed((file) => {
    change(file)
    file.inputSha256 = sha256Of(canonicalJson(file.input))
  })
}

function flawOf(text: string): string {
  const verdict = verifyDraw(text)
  return verdict.isGenuine ? 'genuine' : verdict.flaw
}

function first<Row>(rows: readonly Row[]): Row {
  const [row] = rows
  if (row === undefined) throw new Error('no row')
  return row
}

test('a published file is made again bit for bit, from what it holds alone', () => {
  expect(verifyDraw(published)).toMatchObject({ isGenuine: true, winCount: 6 })
  expect(DrawInput.parse(JSON.parse(canonicalJson(input)))).toEqual(input)
  expect(drawFileText(DrawFile.parse(JSON.parse(published)))).toBe(published)
})

test('each thing that is changed is found, and the sentence says where', () => {
  const other = seedOf(8)
  expect(flawOf(changed((file) => Object.assign(file, { seed: other })))).toMatch(/^The seed is not the one/)
  expect(flawOf(changed((file) => Object.assign(file, { seedSha256: sha256Of(other) })))).toMatch(/^The seed is not/)
  expect(flawOf(changed(({ input }) => Object.assign(first(input.sections), { capacity: 3 })))).toMatch(
    /^Something under "input" was changed/,
  )
  expect(flawOf(changed(({ input }) => Object.assign(first(first(input.students).choices), { points: 99 })))).toMatch(
    /^Something under "input"/,
  )
  expect(flawOf(changed(({ input }) => input.students.shift()))).toMatch(/^Something under "input"/)
  const cheated = changed(({ outcomes }) => {
    const lost = outcomes.find(({ choices }) => choices[0] !== 'won')
    if (lost) lost.choices[0] = 'won'
  })
  expect(flawOf(cheated)).toMatch(
    /^Choice 1 of the student with the lottery code [0-9a-f]{32}: the draw gives refused \(section_full\), the file says won\./,
  )
  expect(flawOf(changed(({ outcomes }) => outcomes.pop()))).toMatch(/^The outcomes do not follow the students/)
  expect(flawOf(published.slice(0, -40))).toMatch(/^The file is not whole/)
  expect(flawOf(published.replace('"points":', '"pionts":'))).toMatch(/^The file is not a draw .* input\.students\.0/)
})

test('whoever also makes the digest anew is found by the draw itself', () => {
  expect(flawOf(forged(({ input }) => Object.assign(first(input.sections), { capacity: 3 })))).toMatch(
    /^Choice \d of the student .* the draw gives won, the file says refused \(section_full\)/,
  )
  expect(flawOf(forged(({ input }) => input.students.shift()))).toMatch(/^The outcomes do not follow the students/)
  const rich = forged(({ input }) => {
    for (const { choices } of input.students) for (const choice of choices) choice.points = 60
  })
  expect(flawOf(rich)).toMatch(/spends 120 points; the round gives 100\.$/)
  expect(flawOf(forged(({ input }) => input.students.push(first(input.students))))).toMatch(/is in the file twice\.$/)
  expect(flawOf(forged(({ input }) => input.sections.shift()))).toMatch(/names section 1, which the file does not/)
  expect(flawOf(forged(({ input }) => input.courses.shift()))).toMatch(/is of a course that the file does not describe/)
})

test('no single digit of the file can be changed unseen', () => {
  for (const { index } of published.matchAll(/[0-9]/g)) {
    const digit = published[index] === '9' ? '8' : String(Number(published[index]) + 1)
    const text = published.slice(0, index) + digit + published.slice(index + 1)
    expect({ index, isGenuine: verifyDraw(text).isGenuine }).toEqual({ index, isGenuine: false })
  }
})

test('a file that says the same in other bytes is told to be so', () => {
  expect(flawOf(JSON.stringify(JSON.parse(published)))).toBe(
    'The file says the same, but was written anew: line 1 differs.',
  )
  expect(flawOf(`${published}\n`)).toMatch(/something follows its end/)
})

test('the example of docs/draw.md comes out as the page says', () => {
  const page = readFileSync(join(__dirname, '../../../../docs/draw.md'), 'utf8')
  const exampleSeed = first([...page.matchAll(/^seed {2,}([0-9a-f]{64})$/gm)])[1] ?? ''
  expect(page).toContain(`SHA-256  ${sha256Of(exampleSeed)}`)
  const rows = [...page.matchAll(/^\| `([0-9a-f]{32})` \| (\d+) \| (\d+) \| `([0-9a-f]+)…` \| (\w+) \|$/gm)]
  expect(rows).toHaveLength(3)
  const students = rows.map(([, code = '', points]) =>
    sampleStudentInDraw('', [{ course: 1, points: Number(points) }], { lotteryCode: code }),
  )
  const example = sampleDrawInput([{ id: 1, capacity: 2 }], students)
  Object.assign(first(example.courses), { code: 'CS 2103' })
  const ticketOf = ticketsOf(exampleSeed)
  const drawn = runDraw(example, ticketOf)
  for (const [, code = '', points, best, start, outcome] of rows) {
    const ticket = bestTicket(Number(points), (number) => ticketOf(code, 'CS 2103', number))
    expect(ticketOf(code, 'CS 2103', Number(best))).toBe(ticket)
    expect(ticket.startsWith(start ?? 'none')).toBe(true)
    const choice = drawn[example.students.findIndex(({ lotteryCode }) => lotteryCode === code)]?.[0]
    expect(choice?.refusals.length === 0 ? 'won' : 'full').toBe(outcome)
  }
})
