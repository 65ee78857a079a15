import type { CourseId } from '../../contract/ids'
import type { Refusal } from '../../contract/refusal'
import { assertNever } from './assert-never'
import { nameOf, titleOf } from './bilingual'
import { formatCredits } from './credits'
import { type MeetingWording, meetingText } from './meetings'
import { formatDay, formatInstant, localTime } from './time'

/** Where a remedy leads; the page knows the way. */
export type RemedyTarget =
  | { to: 'course'; courseId: CourseId }
  | { to: 'other-sections' }
  | { to: 'timetable' }
  | { to: 'courses' }
  | { to: 'sign-in' }
  | { to: 'refresh' }

export interface RefusalText {
  title: string
  detail: string
  remedy?: { label: string; target: RemedyTarget }
  /** When waiting is the remedy: the instant to count down to. */
  opensAtMs?: number
}

export interface RefusalWording extends MeetingWording {
  timeZone: string
  nowMs: number
}

type Of<Code extends Refusal['code']> = Extract<Refusal, { code: Code }>

function roundNotOpen(refusal: Of<'round_not_open'>, { t, nowMs, timeZone }: RefusalWording): RefusalText {
  if (refusal.opensAt !== null) {
    const opensAtMs = Date.parse(refusal.opensAt)
    const at = formatInstant(opensAtMs, nowMs, timeZone, t)
    return {
      title: t('refusal.round_not_open.title'),
      detail: t('refusal.round_not_open.detailOpens', { at }),
      opensAtMs,
    }
  }
  if (refusal.closedAt === null)
    return { title: t('refusal.round_not_open.title'), detail: t('refusal.round_not_open.detailNone') }
  const at = formatInstant(Date.parse(refusal.closedAt), nowMs, timeZone, t)
  return { title: t('refusal.round_not_open.titleClosed'), detail: t('refusal.round_not_open.detailClosed', { at }) }
}

function onHold(refusal: Of<'on_hold'>, { t, timeZone }: RefusalWording): RefusalText {
  const day = formatDay(localTime(Date.parse(refusal.placedAt), timeZone).day, t('date.dayMonth'))
  const note = [refusal.note, t('hold.since', { day })].filter(Boolean).join(' · ')
  return { title: t(`hold.${refusal.reason}.title`), detail: `${note}\n${t(`hold.${refusal.reason}.remedy`)}` }
}

function timeClash(refusal: Of<'time_clash'>, wording: RefusalWording): RefusalText {
  const { t, language } = wording
  const course = titleOf(language, refusal.withCourse)
  return {
    title: t('refusal.time_clash.title'),
    detail: t('refusal.time_clash.detail', { course, time: meetingText(refusal, wording) }),
    remedy: {
      label: t('remedy.seeCourse', { course }),
      target: { to: 'course', courseId: refusal.withCourse.courseId },
    },
  }
}

/** Why the person is refused and what to do about it, in the words they read. */
export function refusalText(refusal: Refusal, wording: RefusalWording): RefusalText {
  const { t, language } = wording
  const refresh = { label: t('remedy.refresh'), target: { to: 'refresh' } } as const
  const searchAgain = { label: t('remedy.searchAgain'), target: { to: 'courses' } } as const
  const plain = (
    code: Exclude<Refusal['code'], 'on_hold' | 'round_not_open'>,
    facts: Record<string, unknown> = {},
  ) => ({
    title: t(`refusal.${code}.title`, facts),
    detail: t(`refusal.${code}.detail`, facts),
  })
  switch (refusal.code) {
    case 'unknown_operation':
    case 'body_too_large':
    case 'student_required':
    case 'login_code_rejected':
    case 'login_unavailable':
    case 'sections_of_several_courses':
      return plain(refusal.code)
    case 'malformed_request':
      return plain(refusal.code, { path: refusal.path })
    case 'busy':
      return { ...plain(refusal.code), remedy: refresh }
    case 'internal_error':
      return { ...plain(refusal.code, { reference: refusal.reference }), remedy: refresh }
    case 'session_required':
    case 'session_expired':
      return { ...plain(refusal.code), remedy: { label: t('remedy.signIn'), target: { to: 'sign-in' } } }
    case 'request_id_reused':
    case 'term_not_found':
    case 'cursor_invalid':
    case 'not_enrolled':
      return { ...plain(refusal.code), remedy: refresh }
    case 'course_not_found':
    case 'section_not_found':
      return { ...plain(refusal.code), remedy: searchAgain }
    case 'round_not_open':
      return roundNotOpen(refusal, wording)
    case 'round_other_audience':
      return plain(refusal.code, { round: nameOf(language, refusal.roundName) })
    case 'on_hold':
      return onHold(refusal, wording)
    case 'already_in_course': {
      const course = titleOf(language, refusal)
      const remedy = {
        label: t('remedy.seeCourse', { course }),
        target: { to: 'course', courseId: refusal.courseId },
      } as const
      return { ...plain(refusal.code, { course, section: refusal.sectionCode }), remedy }
    }
    case 'component_missing':
    case 'component_repeated':
      return plain(refusal.code, { kind: t(`component.${refusal.kind}`) })
    case 'parent_not_chosen':
      return plain(refusal.code, { section: refusal.sectionCode, parent: refusal.parentCode })
    case 'time_clash':
      return timeClash(refusal, wording)
    case 'credit_limit': {
      const facts = { after: formatCredits(refusal.creditsAfter), max: formatCredits(refusal.creditsMax) }
      return { ...plain(refusal.code, facts), remedy: { label: t('remedy.seeTimetable'), target: { to: 'timetable' } } }
    }
    case 'section_full': {
      const facts = { section: refusal.sectionCode, enrolled: refusal.enrolled, capacity: refusal.capacity }
      return {
        ...plain(refusal.code, facts),
        remedy: { label: t('remedy.otherSections'), target: { to: 'other-sections' } },
      }
    }
    default:
      return assertNever(refusal)
  }
}

/** A refusal as a tag on a card, in a few words. */
export function refusalTag(refusal: Refusal, wording: RefusalWording): string {
  const { t } = wording
  if (refusal.code === 'time_clash')
    return t('refusal.short.time_clash', { course: titleOf(wording.language, refusal.withCourse) })
  if (refusal.code === 'already_in_course')
    return t('refusal.short.already_in_course', { section: refusal.sectionCode })
  if (refusal.code === 'credit_limit')
    return t('refusal.short.credit_limit', { max: formatCredits(refusal.creditsMax) })
  return refusalText(refusal, wording).title
}
