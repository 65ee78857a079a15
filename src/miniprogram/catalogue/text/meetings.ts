import type { Meeting, WeekSet } from '../../../contract/catalogue/course'
import type { BilingualName } from '../../../contract/kernel/bilingual-name'
import type { Period } from '../../../contract/school/institution'
import { weekRange, weeksOf } from '../../../rules/catalogue/weeks'
import type { Words } from '../../i18n/words'
import { nameOf } from '../../kit/text/bilingual'
import { formatClock } from '../../kit/text/time'
import { unbroken } from '../../kit/text/unbroken'
import type { MeetingWording } from '../../kit/text/wording'

type MeetingTime = Pick<Meeting, 'weekday' | 'startMinute' | 'endMinute' | 'weeks'>

/** The first and last period (第几节) that a time fills exactly, numbered from 1; null when it does not fit. */
export function periodsOf(
  time: Pick<Meeting, 'startMinute' | 'endMinute'>,
  periods: readonly Period[],
): { first: number; last: number } | null {
  const first = periods.findIndex((period) => period.startMinute === time.startMinute)
  const last = periods.findIndex((period) => period.endMinute === time.endMinute)
  return first >= 0 && last >= first ? { first: first + 1, last: last + 1 } : null
}

/** `周二`, `Tue`. */
export function weekdayShort(weekday: number, t: Words): string {
  return t(`date.weekdayShort.d${weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7}`)
}

/** `3–4 节`, or clock times where the institution's periods do not fit. */
export function periodsText(time: Pick<Meeting, 'startMinute' | 'endMinute'>, wording: MeetingWording): string {
  const fit = periodsOf(time, wording.periods)
  if (!fit) return unbroken(`${formatClock(time.startMinute)}–${formatClock(time.endMinute)}`)
  return unbroken(fit.first === fit.last ? wording.t('meeting.period', fit) : wording.t('meeting.periods', fit))
}

/** Ascending weeks as `1–4、6`; with step 2, weeks of one parity count as neighbours. */
function rangesText(weeks: readonly number[], separator: string, step = 1): string {
  const ranges: [number, number][] = []
  for (const week of weeks) {
    const last = ranges[ranges.length - 1]
    if (last && week === last[1] + step) last[1] = week
    else ranges.push([week, week])
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`)).join(separator)
}

/** The weeks of a meeting in words: empty for every week of the term, `双周`, `1–8 周`, `3–9 周（单周）`. */
export function weeksText(weeks: WeekSet, wording: MeetingWording): string {
  const { t, weekCount } = wording
  if (weeks === weekRange(1, weekCount)) return ''
  if (weeks === weekRange(1, weekCount, 2)) return t('week.onlyOdd')
  if (weeks === weekRange(2, weekCount, 2)) return t('week.onlyEven')
  const numbers = weeksOf(weeks)
  const separator = t('meeting.nameSeparator')
  const parity = (numbers[0] ?? 0) % 2
  const isOneParity = numbers.length > 2 && numbers.every((week) => week % 2 === parity)
  if (!isOneParity) return unbroken(t('week.range', { ranges: rangesText(numbers, separator) }))
  const ranges = rangesText(numbers, separator, 2)
  return unbroken(parity === 1 ? t('week.rangeOdd', { ranges }) : t('week.rangeEven', { ranges }))
}

/** `周四 3–4 节 双周`. */
export function meetingText(meeting: MeetingTime, wording: MeetingWording): string {
  const time = `${weekdayShort(meeting.weekday, wording.t)} ${periodsText(meeting, wording)}`
  const weeks = weeksText(meeting.weeks, wording)
  return weeks === '' ? time : wording.t('meeting.qualified', { time, weeks })
}

const inWeekOrder = (a: MeetingTime, b: MeetingTime) => a.weekday - b.weekday || a.startMinute - b.startMinute

/** All times of a section in one line: `周二 3–4 节 · 周四 3–4 节 双周`; weeks that all share stand once, at the end. */
export function meetingsText(meetings: readonly Meeting[], wording: MeetingWording): string {
  if (meetings.length === 0) return wording.t('meeting.noTime')
  const inOrder = [...meetings].sort(inWeekOrder)
  const [first] = inOrder
  const isSameWeeks = first !== undefined && inOrder.every(({ weeks }) => weeks === first.weeks)
  if (!isSameWeeks) return [...new Set(inOrder.map((meeting) => meetingText(meeting, wording)))].join(' · ')
  const times = inOrder.map((meeting) => `${weekdayShort(meeting.weekday, wording.t)} ${periodsText(meeting, wording)}`)
  const time = [...new Set(times)].join(' · ')
  const weeks = weeksText(first.weeks, wording)
  return weeks === '' ? time : wording.t('meeting.qualifiedAll', { time, weeks })
}

/** Names without repeats: `陈默、王立`; where a name has a comma of its own, `Prince, V; Klajbor-Goderich, S`. */
export function namesText(names: readonly BilingualName[], wording: Pick<MeetingWording, 't' | 'language'>): string {
  const texts = names.map((one) => nameOf(wording.language, one))
  const separator = texts.some((text) => text.includes(',')) ? '; ' : wording.t('meeting.nameSeparator')
  return [...new Set(texts)].join(separator)
}

/** The rooms of a section without repeats; empty when none is set. */
export function roomsText(meetings: readonly Meeting[], wording: Pick<MeetingWording, 't' | 'language'>): string {
  return namesText(
    meetings.flatMap((meeting) => (meeting.room ? [meeting.room] : [])),
    wording,
  )
}
