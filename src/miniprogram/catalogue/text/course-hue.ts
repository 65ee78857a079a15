/** How many calm hues the style sheet has (`.hue-0` … `.hue-11`): a ring of neighbours, and a grey last. */
export const hueCount = 12
const grey = hueCount - 1

/** The hue of a name or code by itself: the same on every screen and every phone. */
export function courseHue(code: string): number {
  let sum = 7
  for (let index = 0; index < code.length; index += 1) sum = (sum * 31 + code.charCodeAt(index)) % 65_521
  return sum % hueCount
}

/** Steps around the ring between two hues; the grey is unlike all others. */
export function hueDistance(a: number, b: number): number {
  if (a === b) return 0
  if (a === grey || b === grey) return 2
  const steps = Math.abs(a - b)
  return Math.min(steps, grey - steps)
}

/** A hue for each course of one timetable or plan: no two share one while there are enough, and they differ as they can. */
export type CourseHues = (code: string) => number

/**
 * The hues of courses that are looked at together, in the order in which they came: a course that comes later changes
 * none of those before. Each takes its own hue where nothing like it is there, else the one least like the others.
 */
export function courseHues(codes: Iterable<string>): CourseHues {
  const hues = new Map<string, number>()
  for (const code of codes) {
    if (hues.has(code)) continue
    const taken = [...hues.values()]
    hues.set(code, freeHue(courseHue(code), taken.slice(taken.length - (taken.length % hueCount))))
  }
  return (code) => hues.get(code) ?? courseHue(code)
}

function freeHue(own: number, taken: readonly number[]): number {
  let best = own
  let bestDistance = Math.min(2, ...taken.map((hue) => hueDistance(own, hue)))
  for (let step = 1; step < hueCount && bestDistance < 2; step += 1) {
    const hue = (own + step) % hueCount
    const distance = Math.min(2, ...taken.map((other) => hueDistance(hue, other)))
    if (distance > bestDistance) [best, bestDistance] = [hue, distance]
  }
  return best
}
