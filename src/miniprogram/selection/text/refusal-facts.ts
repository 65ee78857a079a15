import { meetingText, namesText } from '../../catalogue/text/meetings'
import { firstCourseOf, prerequisiteText } from '../../catalogue/text/prerequisite-text'
import { nameOf, titleOf } from '../../kit/text/bilingual'
import { formatClock, formatDay, formatInstant, localTime } from '../../kit/text/time'
import type { RefusalOf, RefusalText, RefusalWording } from '../../kit/text/wording'
import { yearName } from '../../people/text/year-name'
import { termText } from '../../school/term-text'

/** The words for refusals whose facts take more than filling in. */

export function roundNotOpen(refusal: RefusalOf<'round_not_open'>, wording: RefusalWording): RefusalText {
  const { t, nowMs, schoolClock } = wording
  if (refusal.opensAt !== null) {
    const opensAtMs = Date.parse(refusal.opensAt)
    const at = formatInstant(opensAtMs, nowMs, schoolClock, t)
    return {
      title: t('refusal.round_not_open.title'),
      detail: t('refusal.round_not_open.detailOpens', { at }),
      opensAtMs,
    }
  }
  if (refusal.closedAt === null)
    return { title: t('refusal.round_not_open.title'), detail: t('refusal.round_not_open.detailNone') }
  const at = formatInstant(Date.parse(refusal.closedAt), nowMs, schoolClock, t)
  return { title: t('refusal.round_not_open.titleClosed'), detail: t('refusal.round_not_open.detailClosed', { at }) }
}

export function roundDoesNotAllow(refusal: RefusalOf<'round_does_not_allow'>, wording: RefusalWording): RefusalText {
  const { t, language } = wording
  const title = { select: 'titleSelect', drop: 'titleDrop', rank: 'titleRank' } as const
  return {
    title: t(`refusal.round_does_not_allow.${title[refusal.action]}`),
    detail: t('refusal.round_does_not_allow.detail', {
      round: nameOf(language, refusal.roundName),
      kind: t(`round.kind.${refusal.roundKind}`),
      may: t(`round.may.${refusal.roundKind}`),
    }),
    remedy: { label: t('remedy.refresh'), target: { to: 'refresh' } },
  }
}

export function onHold(refusal: RefusalOf<'on_hold'>, { t, schoolClock }: RefusalWording): RefusalText {
  const day = formatDay(localTime(Date.parse(refusal.placedAt), schoolClock).day, t('date.dayMonth'))
  const note = [refusal.note, t('hold.since', { day })].filter(Boolean).join(' · ')
  return { title: t(`hold.${refusal.reason}.title`), detail: `${note}\n${t(`hold.${refusal.reason}.remedy`)}` }
}

export function courseTaken(refusal: RefusalOf<'course_taken'>, wording: RefusalWording): RefusalText {
  const { t, language } = wording
  const facts = { course: titleOf(language, refusal), term: termText(refusal.takenIn, wording) }
  return {
    title: t('refusal.course_taken.title'),
    detail: t(refusal.isPassed ? 'refusal.course_taken.detail' : 'refusal.course_taken.detailNever', facts),
    remedy: { label: t('remedy.otherCourses'), target: { to: 'courses' } },
  }
}

export function prerequisiteUnmet({ unmet }: RefusalOf<'prerequisite_unmet'>, { t }: RefusalWording): RefusalText {
  const code = firstCourseOf(unmet)
  return {
    title: t('refusal.prerequisite_unmet.title'),
    detail: t('refusal.prerequisite_unmet.detail', { unmet: prerequisiteText(unmet, t) }),
    ...(code !== null && {
      remedy: { label: t('remedy.findCourse', { code }), target: { to: 'courses', text: code } },
    }),
  }
}

export function corequisiteMissing(refusal: RefusalOf<'corequisite_missing'>, wording: RefusalWording): RefusalText {
  const { t, language } = wording
  const [code = ''] = refusal.courseCodes
  const codes = refusal.courseCodes.join(t('meeting.nameSeparator'))
  return {
    title: t('refusal.corequisite_missing.title'),
    detail: t('refusal.corequisite_missing.detail', { course: titleOf(language, refusal), codes }),
    remedy: { label: t('remedy.findCourse', { code }), target: { to: 'courses', text: code } },
  }
}

export function standingTooLow(refusal: RefusalOf<'standing_too_low'>, { t, language }: RefusalWording): RefusalText {
  const { standing, standingMin } = refusal
  const facts = { course: titleOf(language, refusal), standingMin: yearName(standingMin, language) }
  return {
    title: t('refusal.standing_too_low.title'),
    detail:
      standing === null
        ? t('refusal.standing_too_low.detailUnknown', facts)
        : t('refusal.standing_too_low.detail', { ...facts, standing: yearName(standing, language) }),
    remedy: { label: t('remedy.otherCourses'), target: { to: 'courses' } },
  }
}

export function departmentOnly(refusal: RefusalOf<'department_only'>, wording: RefusalWording): RefusalText {
  const { t, language } = wording
  const facts = { course: titleOf(language, refusal), departments: namesText(refusal.departments, wording) }
  return {
    title: t('refusal.department_only.title'),
    detail: t('refusal.department_only.detail', facts),
    remedy: { label: t('remedy.otherCourses'), target: { to: 'courses' } },
  }
}

export function clash(refusal: RefusalOf<'time_clash' | 'exam_clash'>, wording: RefusalWording): RefusalText {
  const { t, language } = wording
  const course = titleOf(language, refusal.withCourse)
  const target = { to: 'course', courseId: refusal.withCourse.courseId } as const
  const remedy = { label: t('remedy.seeCourse', { course }), target }
  if (refusal.code === 'time_clash')
    return {
      title: t('refusal.time_clash.title'),
      detail: t('refusal.time_clash.detail', { course, time: meetingText(refusal, wording) }),
      remedy,
    }
  const { day, startMinute, endMinute } = refusal
  const times = { from: formatClock(startMinute), to: formatClock(endMinute) }
  return {
    title: t('refusal.exam_clash.title'),
    detail: t('refusal.exam_clash.detail', { course, day: formatDay(day, t('date.dayMonth')), ...times }),
    remedy,
  }
}

export function noSeat(refusal: RefusalOf<'section_full' | 'seats_reserved'>, wording: RefusalWording): RefusalText {
  const { t, nowMs, schoolClock } = wording
  const { waiting, sectionCode: section } = refusal
  const remedy =
    waiting === null
      ? ({ label: t('remedy.otherSections'), target: { to: 'other-sections' } } as const)
      : ({ label: t('remedy.joinWaitlist'), target: { to: 'waitlist' } } as const)
  if (refusal.code === 'section_full') {
    const { enrolled, capacity } = refusal
    const detail =
      waiting === null
        ? t('refusal.section_full.detail', { section, enrolled, capacity })
        : waiting === 0
          ? t('refusal.section_full.detailNobody', { section, enrolled, capacity })
          : t('refusal.section_full.detailWaiting', { section, enrolled, capacity, waiting })
    return { title: t('refusal.section_full.title'), detail, remedy }
  }
  const { seatsLeft: left, releasesAt } = refusal
  const at = releasesAt && formatInstant(Date.parse(releasesAt), nowMs, schoolClock, t)
  const detail = at
    ? t('refusal.seats_reserved.detailReleases', { section, left, at })
    : t('refusal.seats_reserved.detail', { section, left })
  return { title: t('refusal.seats_reserved.title'), detail, remedy }
}

export function offerGone({ expiredAt }: RefusalOf<'offer_gone'>, wording: RefusalWording): RefusalText {
  const { t, nowMs, schoolClock } = wording
  const at = expiredAt && formatInstant(Date.parse(expiredAt), nowMs, schoolClock, t)
  return {
    title: t('refusal.offer_gone.title'),
    detail: at ? t('refusal.offer_gone.detailExpired', { at }) : t('refusal.offer_gone.detail'),
    remedy: { label: t('remedy.refresh'), target: { to: 'refresh' } },
  }
}
