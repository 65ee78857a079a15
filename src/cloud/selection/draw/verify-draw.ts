import { DrawFile, type DrawInput } from '../../../contract/selection/draw-file'
import { canonicalJson, drawFileText, makeDrawFile } from './draw-text'
import { sha256Of } from './tickets'

/** The file makes the same draw again, or the first thing in it that does not, in a sentence. */
export type Verdict = { isGenuine: true; file: DrawFile; winCount: number } | { isGenuine: false; flaw: string }

/** Makes the draw of a published file again from its seed and input and compares every byte. Needs no database. */
export function verifyDraw(text: string): Verdict {
  const read = readFile(text)
  if (typeof read === 'string') return { isGenuine: false, flaw: read }
  const flaw = digestFlaw(read) ?? inputFlaw(read.input) ?? drawFlaw(read, text)
  if (flaw !== null) return { isGenuine: false, flaw }
  const wins = read.outcomes.map(({ choices }) => choices.filter((outcome) => outcome === 'won').length)
  return { isGenuine: true, file: read, winCount: wins.reduce((sum, count) => sum + count, 0) }
}

function readFile(text: string): DrawFile | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return `The file is not whole: it cannot be read as JSON (${error instanceof Error ? error.message : error}).`
  }
  const parsed = DrawFile.safeParse(value)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const place = issue && issue.path.length > 0 ? issue.path.join('.') : 'at the top'
  return `The file is not a draw of the kind campus-draw-1: ${place}: ${issue?.message ?? 'malformed'}.`
}

function digestFlaw({ seed, seedSha256, input, inputSha256 }: DrawFile): string | null {
  const seedDigest = sha256Of(seed)
  if (seedDigest !== seedSha256)
    return `The seed is not the one that was promised: its SHA-256 is ${seedDigest}, the file says ${seedSha256}.`
  const inputDigest = sha256Of(canonicalJson(input))
  if (inputDigest !== inputSha256)
    return `Something under "input" was changed: its SHA-256 is ${inputDigest}, the file says ${inputSha256}.`
  return null
}

/** What an input may not say although its digest was made anew. */
function inputFlaw({ round, students, sections, courses }: DrawInput): string | null {
  const courseIds = new Set(courses.map(({ id }) => id))
  const orphan = sections.find(({ courseId }) => !courseIds.has(courseId))
  if (orphan) return `Section ${orphan.code} (id ${orphan.id}) is of a course that the file does not describe.`
  const courseOf = new Map(sections.map(({ id, courseId }) => [id, courseId]))
  const codes = new Set<string>()
  for (const { lotteryCode, enrolled, choices } of students) {
    const who = `The student with the lottery code ${lotteryCode}`
    if (codes.has(lotteryCode)) return `${who} is in the file twice.`
    codes.add(lotteryCode)
    const unknown = [...enrolled, ...choices.flatMap(({ sectionIds }) => sectionIds)].find((id) => !courseOf.has(id))
    if (unknown !== undefined) return `${who} names section ${unknown}, which the file does not describe.`
    const points = choices.reduce((sum, choice) => sum + choice.points, 0)
    if (points > round.pointsMax) return `${who} spends ${points} points; the round gives ${round.pointsMax}.`
    if (choices.length > round.choicesMax)
      return `${who} has ${choices.length} choices; the round allows ${round.choicesMax}.`
    const chosen = choices.map(({ sectionIds: [first] }) => first !== undefined && courseOf.get(first))
    if (new Set(chosen).size < chosen.length) return `${who} chooses a course twice.`
  }
  return null
}

function drawFlaw(file: DrawFile, text: string): string | null {
  const again = makeDrawFile(file.seed, file.input)
  for (const [index, { lotteryCode, choices }] of again.outcomes.entries()) {
    const published = file.outcomes[index]
    if (published?.lotteryCode !== lotteryCode)
      return `The outcomes do not follow the students: number ${index + 1} should be ${lotteryCode}, the file has ${published?.lotteryCode ?? 'nobody'}.`
    const length = Math.max(choices.length, published.choices.length)
    for (let choice = 0; choice < length; choice += 1) {
      const drawn = inWords(choices[choice])
      const said = inWords(published.choices[choice])
      if (drawn !== said)
        return `Choice ${choice + 1} of the student with the lottery code ${lotteryCode}: the draw gives ${drawn}, the file says ${said}.`
    }
  }
  if (file.outcomes.length !== again.outcomes.length)
    return `The file has outcomes of ${file.outcomes.length} students, but ${again.outcomes.length} took part.`
  const bytes = drawFileText(again)
  return bytes === text ? null : `The file says the same, but was written anew: ${firstDifference(bytes, text)}.`
}

function inWords(outcome: 'won' | string[] | undefined): string {
  if (outcome === undefined) return 'nothing'
  return outcome === 'won' ? 'won' : `refused (${outcome.join(', ')})`
}

function firstDifference(expected: string, found: string): string {
  const lines = found.split('\n')
  const index = expected.split('\n').findIndex((line, number) => line !== lines[number])
  return index < 0 ? 'something follows its end' : `line ${index + 1} differs`
}
