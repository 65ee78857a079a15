import fc from 'fast-check'
import { collegeCourses, collegeRounds, collegeSections, collegeStudents } from './model-college'
import type { Command, LooseWish, Step, Story } from './model-commands'

const everything = [
  'A1',
  'A2',
  'B0 B1',
  'B0 B2',
  'C1 C2',
  'C1 C5',
  'C4 C2',
  'C4 C5',
  'C3',
  'D1',
  'E1',
  'F1',
  'F2',
  'G1',
]
// A lone lab is refused, but it is looked for.
const foolish = ['B1', 'B2', 'C2', 'C5', 'B1 B2', 'A1 F1', 'C1 C3', 'C1', 'C2 C5', 'A1 A2', 'Z9']
const toSections = (names: string) => names.split(' ')
/** What hangs together: whoever wants these waits in two queues at once. */
const inTwoQueues = everything.filter((names) => names.includes(' '))
const pick = fc.nat(11)

/** Wishes about the sections that `sensible` names. */
function wishesFor(sensible: readonly string[]): fc.Arbitrary<LooseWish> {
  const sections = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...sensible).map(toSections) },
    { weight: 2, arbitrary: fc.constantFrom(...foolish).map(toSections) },
  )
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('select' as const), sections }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('swap' as const), sections, pick }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('plan' as const),
        items: fc.array(fc.constantFrom(...sensible).map(toSections), { minLength: 1, maxLength: 4 }),
      }),
    },
    {
      weight: 14,
      arbitrary: fc.record({
        kind: fc.constant('join' as const),
        sections,
        automatic: fc.boolean(),
        pick: fc.option(pick, { freq: 1 }),
      }),
    },
    {
      weight: 10,
      arbitrary: fc.record({
        kind: fc.constantFrom('drop', 'drop', 'drop', 'accept', 'accept', 'accept', 'decline', 'leave', 'remove'),
        pick,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('repeat' as const),
        pick: fc.nat(30),
        as: fc.constantFrom('the same', 'in another order', 'another wish', 'another student'),
      }),
    },
  )
}

const process = fc.constantFrom(0, 1)
const random = fc.nat(99).map((percent) => percent / 100)

const staffAndTime: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      seconds: fc.constantFrom(1, 7, 20, 60, 60, 200, 300, 601, 1200, 1200, 3600),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('keep seats' as const), process }) },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('capacity' as const),
      // One section, or all of a course, as when a course gets another room.
      name: fc.constantFrom(...Object.keys(collegeSections), ...Object.keys(collegeCourses)),
      by: fc.constantFrom(1, -1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('pause' as const),
      round: fc.constantFrom(...Object.keys(collegeRounds)),
      isPaused: fc.constantFrom(false, false, false, true),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('hold' as const),
      student: fc.constantFrom(...Object.keys(collegeStudents)),
      isPlaced: fc.constantFrom(false, false, false, true),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('release delay' as const), seconds: fc.constantFrom(0, 30, 600) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('catalogue change' as const) }) },
)

function commandsAbout(sensible: readonly string[]): fc.Arbitrary<Command> {
  const step: fc.Arbitrary<Step> = fc.record({ who: pick, wish: wishesFor(sensible) })
  return fc.oneof(
    {
      weight: 24,
      arbitrary: fc.record({
        kind: fc.constant('requests' as const),
        process,
        random,
        // Big batches often, because a batch costs as much as a single request does; but only few requests leave
        // some queues as they are.
        steps: fc.oneof(
          { weight: 2, arbitrary: fc.array(step, { minLength: 1, maxLength: 3 }) },
          { weight: 3, arbitrary: fc.array(step, { minLength: 7, maxLength: 12, size: 'max' }) },
        ),
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('race' as const), random, steps: fc.tuple(step, step) }) },
    { weight: 20, arbitrary: staffAndTime },
  )
}

const storiesAbout = (sensible: readonly string[]): fc.Arbitrary<Story> =>
  fc.record({
    // The main round opens, late starters join, rounds overlap, nothing may be dropped, nothing may be chosen.
    startMinute: fc.constantFrom(45, 45, 45, 45, 5, 115, 355, 590, 630),
    commands: fc.array(commandsAbout(sensible), { minLength: 1, maxLength: 120, size: 'max' }),
  })

/**
 * Commands are plain data and say nothing of the state, so every shorter list of them is a story too; `fc.commands`
 * would have to replay the preconditions of each.
 */
export const stories: fc.Arbitrary<Story> = fc.oneof(
  { weight: 3, arbitrary: storiesAbout(everything) },
  { weight: 2, arbitrary: storiesAbout(inTwoQueues) },
)
