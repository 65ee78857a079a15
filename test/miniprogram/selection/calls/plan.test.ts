import fc from 'fast-check'
import { KeptPlan } from '../../../../src/contract/selection/plan'
import { forgetPerson } from '../../../../src/miniprogram/people/calls/sign-in'
import { useSession } from '../../../../src/miniprogram/people/stores/session'
import { useInstitution } from '../../../../src/miniprogram/school/institution'
import { moveInPlan, refreshPlan, removeFromPlan, undoRemoval } from '../../../../src/miniprogram/selection/calls/plan'
import { usePlan } from '../../../../src/miniprogram/selection/stores/plan'
import { enrolledSample, term } from '../../catalogue-samples'
import { own, personSample } from '../../people-samples'
import { type Call, doInOrder, fates, scheduledNetwork, weChat, withScheduledTimers } from '../../scheduled-phone'

jest.mock('@tarojs/taro', () => jest.requireActual('../../scheduled-phone').taro)

const courses = [1, 2, 3, 4].map((id) => enrolledSample(id, []))

const checkOf = (ids: readonly number[], revision = 0) =>
  KeptPlan.parse({
    revision,
    termId: term.id,
    serverTime: '2026-11-22T09:00:00Z',
    round: null,
    items: ids.map((id) => ({ ...courses[id - 1], isEnrolled: false, refusals: [] })),
    creditsEnrolled: 0,
    creditsPlanned: 0,
    creditsMin: null,
    creditsMax: null,
  })

/** A school that keeps the plan with the highest revision. */
class School {
  plan = [1, 2, 3, 4]
  revision = 0
  readonly serve = ({ name, body }: Call) => {
    if (name === 'savePlan' && body.revision > this.revision) {
      this.revision = body.revision
      this.plan = body.items.map(({ courseId }: { courseId: number }) => courseId)
    }
    return { ok: true, value: checkOf(this.plan, this.revision) }
  }
}

const planned = () => (usePlan.getState().check?.items ?? []).map(({ course }) => Number(course.id))
const signIn = (letter: string) =>
  useSession
    .getState()
    .accept({ token: letter.repeat(43), expiresAt: '2026-12-22T09:00:00Z', person: personSample({ student: own }) })

type CourseId = Parameters<typeof moveInPlan>[0]
const edits = fc.array(
  fc.oneof(
    fc.record({ id: fc.constantFrom(1, 2, 3, 4), step: fc.constantFrom(1 as const, -1 as const) }).map(
      ({ id, step }) =>
        () =>
          moveInPlan(id as CourseId, step),
    ),
    fc.constantFrom(1, 2, 3, 4).map((id) => () => removeFromPlan(id as CourseId)),
    fc.constant(undoRemoval),
    fc.constant(refreshPlan),
  ),
  { minLength: 1, maxLength: 6 },
)

beforeEach(() => {
  forgetPerson()
  signIn('a')
  useInstitution.setState({ currentTermId: term.id, dueAtMs: Date.now() + 60_000 })
  usePlan.getState().accept(checkOf([1, 2, 3, 4]), 0)
})

test('an older edit never takes the place of a newer one, whatever the network does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fates('lost', 'unheard', 'late'), edits, async (scheduler, told, deeds) => {
      const school = new School()
      usePlan.getState().forget()
      usePlan.getState().accept(checkOf(school.plan), 0)
      weChat.carry = scheduledNetwork(scheduler, told, school.serve)
      let meant = planned()
      await withScheduledTimers(scheduler, async () => {
        const noting = deeds.map((deed) => () => {
          const done = deed()
          meant = planned()
          return done
        })
        doInOrder(scheduler, noting)
      })
      // The person sees what they meant; it is with the school, or known to be not yet.
      expect(planned()).toEqual(meant)
      if (!usePlan.getState().isUnsaved) expect(school.plan).toEqual(meant)
      weChat.carry = scheduledNetwork(scheduler, [], school.serve)
      await withScheduledTimers(scheduler, async () => void refreshPlan())
      expect({ shown: planned(), kept: school.plan }).toEqual({ shown: meant, kept: meant })
    }),
    { numRuns: 300 },
  )
})

test('one saving is under way at a time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fates('lost', 'unheard'), edits, async (scheduler, told, deeds) => {
      const carry = scheduledNetwork(scheduler, told, new School().serve)
      let underWay = 0
      let most = 0
      weChat.carry = async (call) => {
        underWay += 1
        most = Math.max(most, underWay)
        return carry(call).finally(() => {
          underWay -= 1
        })
      }
      await withScheduledTimers(scheduler, async () => doInOrder(scheduler, deeds))
      expect(most).toBeLessThanOrEqual(1)
    }),
  )
})

test('the plan of who has left the phone does not come back with a late answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fates('lost', 'unheard'), async (scheduler, told) => {
      signIn('a')
      usePlan.getState().accept(checkOf([1, 2, 3, 4]), 0)
      const school = new School()
      const tokens: string[] = []
      weChat.carry = scheduledNetwork(scheduler, told, (call) => {
        if (call.name === 'savePlan') tokens.push(call.token?.[0] ?? '')
        return school.serve(call)
      })
      await withScheduledTimers(scheduler, async () => {
        const another = () => {
          forgetPerson()
          signIn('b')
        }
        doInOrder(scheduler, [() => removeFromPlan(1 as CourseId), refreshPlan, another])
      })
      expect(tokens.filter((letter) => letter !== 'a')).toEqual([])
      expect(usePlan.getState()).toMatchObject({ check: null, isUnsaved: false, problem: null })
    }),
  )
})
