import fc from 'fast-check'
import { forgetPerson } from '../../../../src/miniprogram/people/calls/sign-in'
import { useSession } from '../../../../src/miniprogram/people/stores/session'
import { useInstitution } from '../../../../src/miniprogram/school/institution'
import {
  moveChoice,
  refreshLottery,
  removeChoice,
  spendPoints,
  undoRemovedChoice,
} from '../../../../src/miniprogram/selection/calls/lottery'
import { useLottery } from '../../../../src/miniprogram/selection/stores/lottery'
import { term } from '../../catalogue-samples'
import { choiceSample, lotterySample } from '../../lottery-samples'
import { own, personSample } from '../../people-samples'
import { type Call, doInOrder, fates, scheduledNetwork, weChat, withScheduledTimers } from '../../scheduled-phone'

jest.mock('@tarojs/taro', () => jest.requireActual('../../scheduled-phone').taro)

type Wish = [courseId: number, points: number]
const first: Wish[] = [
  [1, 10],
  [2, 20],
  [3, 30],
]
const lotteryOf = (wishes: readonly Wish[], revision = 0) =>
  lotterySample(
    wishes.map(([id, points]) => choiceSample(id, points)),
    { revision },
  )

/** A school that keeps the choices with the highest revision; the one section of a course has its id. */
class School {
  wishes = first
  revision = 0
  readonly serve = ({ name, body }: Call) => {
    if (name === 'saveLotteryChoices' && body.revision > this.revision) {
      this.revision = body.revision
      this.wishes = body.choices.map(({ sectionIds, points }: { sectionIds: number[]; points: number }) => [
        sectionIds[0],
        points,
      ])
    }
    const lottery = lotteryOf(this.wishes, this.revision)
    return { ok: true, value: name === 'getLottery' ? { lotteries: [lottery] } : lottery }
  }
}

const shown = () =>
  (useLottery.getState().lotteries?.[0]?.choices ?? []).map(({ course, points }) => [Number(course.id), points])

type RoundId = Parameters<typeof moveChoice>[0]
type CourseId = Parameters<typeof moveChoice>[1]
const roundId = 1 as RoundId
const id = fc.constantFrom(1, 2, 3) as unknown as fc.Arbitrary<CourseId>
const edits = fc.array(
  fc.oneof(
    fc.tuple(id, fc.constantFrom(1 as const, -1 as const)).map(
      ([one, step]) =>
        () =>
          moveChoice(roundId, one, step),
    ),
    fc.tuple(id, fc.integer({ min: 0, max: 30 })).map(
      ([one, points]) =>
        () =>
          spendPoints(roundId, one, points),
    ),
    id.map((one) => () => removeChoice(roundId, one)),
    fc.constant(undoRemovedChoice),
    fc.constant(refreshLottery),
  ),
  { minLength: 1, maxLength: 6 },
)

const signIn = (letter: string) =>
  useSession
    .getState()
    .accept({ token: letter.repeat(43), expiresAt: '2026-12-22T09:00:00Z', person: personSample({ student: own }) })

beforeEach(() => {
  forgetPerson()
  signIn('a')
  useInstitution.setState({ currentTermId: term.id, dueAtMs: Date.now() + 60_000 })
})

test('older choices never take the place of newer ones, whatever the network does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fates('lost', 'unheard', 'late'), edits, async (scheduler, told, deeds) => {
      const school = new School()
      useLottery.getState().forget()
      useLottery.getState().accept(term.id, [lotteryOf(first)], 0)
      weChat.carry = scheduledNetwork(scheduler, told, school.serve)
      let meant = shown()
      await withScheduledTimers(scheduler, async () => {
        const noting = deeds.map((deed) => () => {
          const done = deed()
          meant = shown()
          return done
        })
        doInOrder(scheduler, noting)
      })
      expect(shown()).toEqual(meant)
      if (useLottery.getState().unsavedId === null) expect(school.wishes).toEqual(meant)
      weChat.carry = scheduledNetwork(scheduler, [], school.serve)
      await withScheduledTimers(scheduler, async () => void refreshLottery())
      expect({ shown: shown(), kept: school.wishes }).toEqual({ shown: meant, kept: meant })
    }),
    { numRuns: 300 },
  )
})

test('the choices of who has left the phone do not come back with a late answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fates('lost', 'unheard'), async (scheduler, told) => {
      signIn('a')
      useLottery.getState().accept(term.id, [lotteryOf(first)], 0)
      weChat.carry = scheduledNetwork(scheduler, told, new School().serve)
      await withScheduledTimers(scheduler, async () => {
        const another = () => {
          forgetPerson()
          signIn('b')
        }
        doInOrder(scheduler, [() => spendPoints(roundId, 1 as CourseId, 5), refreshLottery, another])
      })
      expect(useLottery.getState()).toMatchObject({ lotteries: null, unsavedId: null, problem: null })
    }),
  )
})
