import { daysBetween, weekdayOf } from '../../../rules/school/term-weeks'
import { weekdayShort } from '../../catalogue/text/meetings'
import { nameOf, titleOf } from '../../kit/text/bilingual'
import { formatClock, formatDay, localTime } from '../../kit/text/time'
import type { TodoTexts } from '../../kit/text/todo'
import { openSection, openStaffRequests, openWaitlist } from '../../shell/open'
import { refusalText } from '../text/refusal-text'

/** What waits about choosing courses, and for staff who answer requests. */
export const selectionTodos: TodoTexts<'seat_offered' | 'exception_granted' | 'exam' | 'adviser_requests'> = {
  seat_offered: ({ course, bar }, wording) => {
    const { t, language } = wording
    return {
      icon: 'waitlist',
      title: t('queue.todayOffer', { title: titleOf(language, course) }),
      lines: bar
        ? [t('queue.todayBarred', { reason: refusalText(bar, wording).title }), t('queue.todayOverdue')]
        : [t('queue.todayOverdue')],
      action: t(bar ? 'queue.todaySettle' : 'queue.todayAction'),
      open: openWaitlist,
    }
  },
  exception_granted: ({ kind, course }, { t, language }) => ({
    icon: 'request',
    title: t('todo.granted', { kind: t(`adviser.kind.${kind}`) }),
    lines: [t('todo.grantedDetail', { course: titleOf(language, course) })],
    action: t('todo.seeCourse'),
    open: () => openSection(course.id),
  }),
  exam: ({ course, sectionId, exam }, { t, language, schoolClock, nowMs }) => {
    const now = localTime(nowMs, schoolClock)
    const daysLeft = daysBetween(now.day, exam.day)
    if (daysLeft < 0 || (daysLeft === 0 && exam.endMinute <= now.minute)) return null
    const weekday = weekdayShort(weekdayOf(exam.day), t)
    const day = t('date.dayAndWeekday', { day: formatDay(exam.day, t('date.dayMonth')), weekday })
    const clock = `${formatClock(exam.startMinute)}–${formatClock(exam.endMinute)}`
    const room = exam.room ? nameOf(language, exam.room) : t('meeting.noRoom')
    const near = ['date.today', 'date.tomorrow'] as const
    return {
      icon: 'history',
      title: t('exam.of', { title: titleOf(language, course) }),
      lines: [`${day} ${clock} · ${room}`],
      tag: near[daysLeft] ? t(near[daysLeft]) : t('exam.daysLeft', { count: daysLeft }),
      open: () => openSection(course.id, sectionId),
    }
  },
  adviser_requests: ({ count }, { t }) => ({
    icon: 'request',
    title: t('hat.openRequests', { count }),
    lines: [],
    open: openStaffRequests,
  }),
}
