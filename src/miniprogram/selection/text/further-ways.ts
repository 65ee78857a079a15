import type { CourseId } from '../../../contract/catalogue/ids'
import type { Refusal, RefusalCode } from '../../../contract/refusal'
import type { AdviserRequestKind } from '../../../contract/selection/adviser-requests'
import { isGeneral } from '../../../rules/selection/general-refusals'
import { titleOf } from '../../kit/text/bilingual'
import type { RefusalText, RefusalWording } from '../../kit/text/wording'
import { canWait } from './seats'

/** A way out beside the first remedy: leaving something for it in one step, or asking for an exception. */
export interface FurtherWay {
  label: string
  target: { to: 'swap'; courseId: CourseId | null } | { to: 'adviser'; kind: AdviserRequestKind }
}

/** Nothing that the student or an adviser can do clears these, so nothing else is worth doing either. */
const hopeless: readonly RefusalCode[] = ['course_taken', 'department_only', 'standing_too_low']
/** What the person puts right by picking on the screen itself. */
const byPicking: readonly RefusalCode[] = ['component_missing', 'component_repeated', 'parent_not_chosen']

const isHopeless = ({ code }: Refusal) => hopeless.includes(code)
const isNoObstacle = (refusal: Refusal) => canWait(refusal) || byPicking.includes(refusal.code)

/** Whether leaving this course, or for credits any, takes a refusal away. */
function isClearedByLeaving(refusal: Refusal, courseId: CourseId | null): boolean {
  switch (refusal.code) {
    case 'credit_limit':
      return true
    case 'already_in_course':
      return refusal.courseId === courseId
    case 'time_clash':
    case 'exam_clash':
      return refusal.withCourse.courseId === courseId
    default:
      return false
  }
}

/** The remedy of a refusal, of the `all` that stand in the way together, unless it could not work. */
export function workingRemedy(
  refusal: Refusal,
  all: readonly Refusal[],
  { remedy }: RefusalText,
): RefusalText['remedy'] | null {
  if (!remedy) return null
  if (!isHopeless(refusal) && all.some(isHopeless)) return null
  const { to } = remedy.target
  if (to === 'waitlist' && !all.every(isNoObstacle)) return null
  return remedy
}

/**
 * The ways out of a refusal, of the `all` that stand in the way together; only those that can work. `isClosed`: nothing
 * is chosen now at all, so nothing is changed for it either.
 */
export function furtherWays(
  refusal: Refusal,
  all: readonly Refusal[],
  wording: RefusalWording,
  isClosed = all.some(isGeneral),
): FurtherWay[] {
  const { t, language } = wording
  if (all.some(isHopeless)) return []
  const swap = (label: string, courseId: CourseId | null): FurtherWay[] => {
    const isEnough = all.every((one) => isNoObstacle(one) || isClearedByLeaving(one, courseId))
    return isClosed || !isEnough ? [] : [{ label, target: { to: 'swap', courseId } }]
  }
  const ask = (kind: AdviserRequestKind): FurtherWay => ({
    label: t(`adviser.ask.${kind}`),
    target: { to: 'adviser', kind },
  })
  switch (refusal.code) {
    case 'already_in_course':
      return swap(t('swap.section'), refusal.courseId)
    case 'time_clash':
    case 'exam_clash': {
      const course = titleOf(language, refusal.withCourse)
      const ways = swap(t('swap.courseFor', { course }), refusal.withCourse.courseId)
      return refusal.code === 'time_clash' ? [...ways, ask('time_clash')] : ways
    }
    case 'credit_limit':
      return [...swap(t('swap.courseForAny'), null), ask('credit_limit')]
    case 'prerequisite_unmet':
      return [ask('prerequisite')]
    case 'section_full':
      return [ask('section_full')]
    default:
      return []
  }
}
