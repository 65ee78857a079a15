import type { DrawFile, DrawInput } from '../../../contract/selection/draw-file'
import { publishedOutcome, runDraw } from '../../../rules/selection/draw'
import { sha256Of, ticketsOf } from './tickets'

/** JSON with the keys of every object in order and no spaces: one text for one value (as `jq -cS` writes it). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`
}

/** The draw that this seed and input make, with the digests of both. */
export function makeDrawFile(seed: string, input: DrawInput): DrawFile {
  const drawn = runDraw(input, ticketsOf(seed))
  return {
    algorithm: 'campus-draw-1',
    seed,
    seedSha256: sha256Of(seed),
    inputSha256: sha256Of(canonicalJson(input)),
    input,
    outcomes: input.students.map(({ lotteryCode }, index) => ({
      lotteryCode,
      choices: (drawn[index] ?? []).map(publishedOutcome),
    })),
  }
}

/** The file as it is published: canonical, yet a student a line, so that people and `diff` can read it. */
export function drawFileText(file: DrawFile): string {
  return `${laidOut(file, 2)}\n`
}

function laidOut(value: unknown, levels: number): string {
  if (levels === 0 || value === null || typeof value !== 'object') {
    if (Array.isArray(value) && value.length > 0) return `[\n${value.map(canonicalJson).join(',\n')}\n]`
    return canonicalJson(value)
  }
  if (Array.isArray(value)) return laidOut(value, 0)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{\n${entries.map(([key, inner]) => `${JSON.stringify(key)}: ${laidOut(inner, levels - 1)}`).join(',\n')}\n}`
}
