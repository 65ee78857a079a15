import type { AdviserRequestKind } from '../../contract/enrolment'
import type { CourseId } from '../../contract/ids'
import type { Refusal, RefusalCode } from '../../contract/refusal'
import { titleOf } from './bilingual'
import type { RefusalWording } from './refusal-wording'

/** A way out beside the first remedy: leaving something for it in one step, or asking for an exception. */
export interface FurtherWay {
  label: string
  target: { to: 'swap'; courseId: CourseId | null } | { to: 'adviser'; kind: AdviserRequestKind }
}

/** While one of these stands, nothing is chosen, so nothing is changed for it either. */
const closed: readonly RefusalCode[] = [
  'round_not_open',
  'round_other_audience',
  'round_paused',
  'round_does_not_allow',
  'on_hold',
]

/** The ways out of a refusal, of the `all` that stand in the way together. */
export function furtherWays(refusal: Refusal, all: readonly Refusal[], wording: RefusalWording): FurtherWay[] {
  const { t, language } = wording
  const isClosed = all.some(({ code }) => closed.includes(code))
  const swap = (label: string, courseId: CourseId | null): FurtherWay[] =>
    isClosed ? [] : [{ label, target: { to: 'swap', courseId } }]
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
