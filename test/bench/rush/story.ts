import type { KindName } from './mix'

/** What a phone does next: calls that are made together, so long after the last ones were answered. */
interface Step {
  afterMs: number
  calls: readonly StoryCall[]
}

export type StoryCall = KindName | 'signIn' | 'start'

/** What must be in the answers to the calls that the mix does not have. */
export const storyMarks = { signIn: '"token":"', start: '"enrolments":[{' }

/**
 * A student opens the applet, looks for a course, watches its seats and takes it. Seats are asked for as often as the
 * applet does, every four to five seconds while a list is in front.
 */
export const story: readonly Step[] = [
  { afterMs: 0, calls: ['signIn'] },
  { afterMs: 0, calls: ['start'] },
  { afterMs: 1_000, calls: ['list'] },
  { afterMs: 4_000, calls: ['text'] },
  { afterMs: 2_500, calls: ['seats'] },
  { afterMs: 1_500, calls: ['course'] },
  { afterMs: 3_000, calls: ['seats'] },
  { afterMs: 1_000, calls: ['choice'] },
  { afterMs: 0, calls: ['term'] },
  { afterMs: 4_500, calls: ['seats'] },
]

export const callsOfStory = story.reduce((sum, { calls }) => sum + calls.length, 0)

/** The last ones come so late that their story still ends within the minute. */
const arrivalsWithinMs = 40_000
const arrivalsMeanMs = 20_000

/**
 * When the student comes who comes as the `rank`-th of `count`: most in the first seconds, half of them within
 * eleven, fewer and fewer afterwards, the last after forty.
 */
export function arrivalMs(rank: number, count: number): number {
  const everybody = 1 - Math.exp(-arrivalsWithinMs / arrivalsMeanMs)
  return -arrivalsMeanMs * Math.log(1 - ((rank + 0.5) / count) * everybody)
}
