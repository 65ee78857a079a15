import type { EnrolmentEvent } from '../../../contract/selection/history'
import { daysBetween } from '../../../rules/school/term-weeks'
import type { Words } from '../../i18n/words'
import { titleOf } from '../../kit/text/bilingual'
import { formatClock, formatDay, localTime } from '../../kit/text/time'
import type { RefusalWording } from '../../kit/text/wording'
import { refusalText } from './refusal-text'

export interface HistoryLine {
  what: string
  /** Who did it: oneself, the registrar, the waitlist, a draw or a round. */
  who: string
  /** Null for what merely happened: an offer, its end, being taken out. */
  outcome: 'done' | 'partly' | 'refused' | null
  /** Why it was refused, each reason in words. */
  reasons: string[]
  /** What staff said of it. */
  note: string | null
  /** As in `14:03:27`, by the institution's clock. */
  clock: string
}

type About = EnrolmentEvent['about'][number]
type Naming = Pick<RefusalWording, 't' | 'language'>

function courseName(about: About | undefined, { t, language }: Naming): string {
  if (!about) return t('history.unknownCourse')
  const course = `${about.courseCode} ${titleOf(language, about)}`
  if (about.sectionCodes.length === 0) return course
  return t('history.courseSections', {
    course,
    sections: [...about.sectionCodes].sort().join(t('meeting.nameSeparator')),
  })
}

function whatOf({ kind, madeBy, about, refusals, reason }: EnrolmentEvent, naming: Naming): string {
  const { t } = naming
  const [first, second] = about
  const course = courseName(first, naming)
  const left = courseName(second, naming)
  switch (kind) {
    case 'plan':
      return t('history.what.plan', { count: about.length })
    case 'swap':
      return second ? t('history.what.swap', { course, left }) : t('history.what.swapSection', { course })
    case 'join':
      return second ? t('history.what.joinLeaving', { course, left }) : t('history.what.join', { course })
    case 'accept':
      if (madeBy !== 'waitlist') return t('history.what.accept', { course })
      return t(refusals.length === 0 ? 'history.what.acceptAutomatic' : 'history.what.acceptBarred', { course })
    case 'award':
      return t(refusals.length === 0 ? 'history.what.award' : 'history.what.awardMissed', { course })
    case 'remove':
      if (reason === 'section_cancelled') return t('history.what.removeCancelled', { course })
      if (madeBy === 'round') return t('history.what.removeTrial', { course })
      return t(madeBy === 'draw' ? 'history.what.removeDraw' : 'history.what.remove', { course })
    default:
      return t(`history.what.${kind}`, { course })
  }
}

function outcomeOf({ kind, about, refusals }: EnrolmentEvent): HistoryLine['outcome'] {
  if (kind === 'offer' || kind === 'lapse' || kind === 'remove') return null
  if (refusals.length === 0) return 'done'
  // Of a plan, each course is decided by itself: a refusal of one says nothing of the others.
  return kind === 'plan' && about.length > 1 ? 'partly' : 'refused'
}

/** What happened, who did it, what came of it and when to the second, in plain words. */
export function historyLine(event: EnrolmentEvent, wording: RefusalWording): HistoryLine {
  const { t, schoolClock } = wording
  const reasons = event.refusals.map((refusal) => {
    const { title, detail } = refusalText(refusal, wording)
    return t('history.reason', { title, detail })
  })
  const atMs = Date.parse(event.at)
  const seconds = String(Math.floor(atMs / 1000) % 60).padStart(2, '0')
  return {
    what: whatOf(event, wording),
    who: t(`history.who.${event.madeBy}`),
    outcome: outcomeOf(event),
    reasons: [...new Set(reasons)],
    note: event.note,
    clock: `${formatClock(localTime(atMs, schoolClock).minute)}:${seconds}`,
  }
}

/** The heading of a day: `今天`, `昨天`, else the date, with the year where it is another. */
export function historyDay(day: string, today: string, t: Words): string {
  const daysAgo = daysBetween(day, today)
  if (daysAgo === 0) return t('date.today')
  if (daysAgo === 1) return t('history.yesterday')
  const isThisYear = day.slice(0, 4) === today.slice(0, 4)
  return formatDay(day, t(isThisYear ? 'date.dayMonth' : 'history.dayOfYear'))
}
