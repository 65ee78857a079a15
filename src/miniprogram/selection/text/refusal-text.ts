import type { Refusal } from '../../../contract/refusal'
import { formatCredits } from '../../catalogue/text/credits'
import type { Facts } from '../../i18n/look-up'
import { assertNever } from '../../kit/text/assert-never'
import { nameOf, titleOf } from '../../kit/text/bilingual'
import type { RefusalText, RefusalWording } from '../../kit/text/wording'
import { peopleRefusal } from '../../people/text/people-refusals'
import {
  clash,
  corequisiteMissing,
  courseTaken,
  departmentOnly,
  noSeat,
  offerGone,
  onHold,
  prerequisiteUnmet,
  roundDoesNotAllow,
  roundNotOpen,
  standingTooLow,
} from './refusal-facts'

/** Why the person is refused and what to do about it, in the words they read. */
export function refusalText(refusal: Refusal, wording: RefusalWording): RefusalText {
  const { t, language } = wording
  const refresh = { label: t('remedy.refresh'), target: { to: 'refresh' } } as const
  const searchAgain = { label: t('remedy.searchAgain'), target: { to: 'courses' } } as const
  const otherSections = { label: t('remedy.otherSections'), target: { to: 'other-sections' } } as const
  const seeWaitlist = { label: t('remedy.seeWaitlist'), target: { to: 'my-waitlist' } } as const
  const plain = (
    code: Exclude<Refusal['code'], 'on_hold' | 'round_not_open' | 'round_does_not_allow' | 'invitation_gone'>,
    facts: Facts = {},
  ) => ({
    title: t(`refusal.${code}.title`, facts),
    detail: t(`refusal.${code}.detail`, facts),
  })
  switch (refusal.code) {
    case 'unknown_operation':
    case 'body_too_large':
    case 'login_code_rejected':
    case 'login_blocked':
    case 'login_unavailable':
    case 'sections_of_several_courses':
    case 'not_your_student':
    case 'phone_code_rejected':
    case 'text_rejected':
    case 'own_invitation':
    case 'already_guardian':
    case 'student_not_of_age':
    case 'student_not_found':
    case 'time_past':
    case 'round_not_found':
      return plain(refusal.code)
    case 'malformed_request':
      return plain(refusal.code, { path: refusal.path })
    case 'internal_error':
      return { ...plain(refusal.code, { reference: refusal.reference }), remedy: refresh }
    case 'student_required':
      return { ...plain(refusal.code), remedy: { label: t('remedy.bind'), target: { to: 'welcome' } } }
    case 'session_required':
    case 'session_expired':
      return { ...plain(refusal.code), remedy: { label: t('remedy.signIn'), target: { to: 'sign-in' } } }
    case 'busy':
    case 'request_id_reused':
    case 'term_not_found':
    case 'cursor_invalid':
    case 'not_enrolled':
    case 'not_waiting':
    case 'adviser_request_not_found':
    case 'adviser_request_decided':
    case 'binding_not_found':
    case 'session_not_found':
      return { ...plain(refusal.code), remedy: refresh }
    case 'course_not_found':
    case 'section_not_found':
      return { ...plain(refusal.code), remedy: searchAgain }
    case 'too_many_requests':
    case 'wechat_unavailable':
    case 'role_required':
    case 'scope_closed':
    case 'consent_required':
    case 'binding_refused':
    case 'binding_limited':
    case 'already_bound':
    case 'phone_not_listed':
    case 'invitation_gone':
    case 'guardians_exceeded':
      return peopleRefusal(refusal, wording)
    case 'round_not_open':
      return roundNotOpen(refusal, wording)
    case 'round_other_audience':
      return plain(refusal.code, { round: nameOf(language, refusal.roundName) })
    case 'round_paused':
      return { ...plain(refusal.code, { round: nameOf(language, refusal.roundName) }), remedy: refresh }
    case 'round_does_not_allow':
      return roundDoesNotAllow(refusal, wording)
    case 'on_hold':
      return onHold(refusal, wording)
    case 'already_in_course': {
      const course = titleOf(language, refusal)
      const target = { to: 'course', courseId: refusal.courseId } as const
      const remedy = { label: t('remedy.seeCourse', { course }), target }
      return { ...plain(refusal.code, { course, section: refusal.sectionCode }), remedy }
    }
    case 'course_taken':
      return courseTaken(refusal, wording)
    case 'prerequisite_unmet':
      return prerequisiteUnmet(refusal, wording)
    case 'corequisite_missing':
      return corequisiteMissing(refusal, wording)
    case 'standing_too_low':
      return standingTooLow(refusal, wording)
    case 'department_only':
      return departmentOnly(refusal, wording)
    case 'component_missing':
    case 'component_repeated':
      return plain(refusal.code, { kind: t(`component.${refusal.kind}`) })
    case 'parent_not_chosen':
      return plain(refusal.code, { section: refusal.sectionCode, parent: refusal.parentCode })
    case 'time_clash':
    case 'exam_clash':
      return clash(refusal, wording)
    case 'credit_limit': {
      const facts = { after: formatCredits(refusal.creditsAfter), max: formatCredits(refusal.creditsMax) }
      return { ...plain(refusal.code, facts), remedy: { label: t('remedy.seeTimetable'), target: { to: 'timetable' } } }
    }
    case 'section_full':
    case 'seats_reserved':
      return noSeat(refusal, wording)
    case 'waitlist_closed':
      return { ...plain(refusal.code, { round: nameOf(language, refusal.roundName) }), remedy: otherSections }
    case 'waitlist_limit':
      return { ...plain(refusal.code, { max: refusal.entriesMax }), remedy: seeWaitlist }
    case 'already_waiting':
      return { ...plain(refusal.code, { course: titleOf(language, refusal) }), remedy: seeWaitlist }
    case 'seat_free':
    case 'choice_repeated':
    case 'adviser_request_open':
    case 'adviser_request_ungrantable':
    case 'student_still_barred':
      return { ...plain(refusal.code, { course: titleOf(language, refusal) }), remedy: refresh }
    case 'offer_gone':
      return offerGone(refusal, wording)
    case 'points_exceeded':
      return { ...plain(refusal.code, { points: refusal.points, max: refusal.pointsMax }), remedy: refresh }
    case 'round_unfit':
      return { ...plain(refusal.code, { round: nameOf(language, refusal.roundName) }), remedy: refresh }
    case 'section_unfit':
      return { ...plain(refusal.code, { section: refusal.sectionName }), remedy: refresh }
    case 'export_too_large':
      return plain(refusal.code, { rows: refusal.rows, max: refusal.rowsMax })
    case 'choices_exceeded':
      return { ...plain(refusal.code, { choices: refusal.choices, max: refusal.choicesMax }), remedy: refresh }
    default:
      return assertNever(refusal)
  }
}

/** A refusal as a tag on a card, in a few words. */
export function refusalTag(refusal: Refusal, wording: RefusalWording): string {
  const { t, language } = wording
  if (refusal.code === 'time_clash' || refusal.code === 'exam_clash')
    return t(`refusal.short.${refusal.code}`, { course: titleOf(language, refusal.withCourse) })
  if (refusal.code === 'already_in_course')
    return t('refusal.short.already_in_course', { section: refusal.sectionCode })
  if (refusal.code === 'credit_limit')
    return t('refusal.short.credit_limit', { max: formatCredits(refusal.creditsMax) })
  if (refusal.code === 'section_full' && refusal.waiting !== null && refusal.waiting > 0)
    return t('refusal.short.fullWaiting', { waiting: refusal.waiting })
  return refusalText(refusal, wording).title
}
