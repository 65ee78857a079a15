import type { SectionFilters } from '../../../contract/catalogue/section-filters'
import type { Department, Period } from '../../../contract/school/institution'
import { formatCredits } from '../../catalogue/text/credits'
import { weekdayShort } from '../../catalogue/text/meetings'
import type { Words } from '../../i18n/words'
import { nameOf } from '../../kit/text/bilingual'
import type { MeetingWording } from '../../kit/text/wording'

/** Ranges of credits that people look for; `min` and `max` are included. */
export const creditRanges: readonly { min?: number; max?: number }[] = [
  { max: 1 },
  { min: 1.5, max: 2 },
  { min: 2.5, max: 3 },
  { min: 3.5, max: 4 },
  { min: 4.5 },
]

export function creditRangeText({ min, max }: { min?: number; max?: number }, t: Words): string {
  if (max === undefined) return t('courses.creditsFrom', { min: formatCredits(min ?? 0) })
  if (min === undefined) return t('courses.creditsUpTo', { count: max })
  return t('credits', { credits: `${formatCredits(min)}–${formatCredits(max)}` })
}

/** Which of the school's periods is asked for, counted from 1; undefined for none. */
export function periodOf({ fromMinute, toMinute }: SectionFilters, periods: readonly Period[]): number | undefined {
  const index = periods.findIndex((one) => one.startMinute === fromMinute && one.endMinute === toMinute)
  return index < 0 ? undefined : index + 1
}

/** The chosen filters in words, by the chip that they belong to; what is not chosen is absent. */
export function filterTexts(
  filters: SectionFilters,
  departments: readonly Department[],
  { t, language, periods }: Pick<MeetingWording, 't' | 'language' | 'periods'>,
): { credits?: string; department?: string; time?: string; sort?: string } {
  const { creditsMin, creditsMax, departmentId, weekday, partOfDay, sort } = filters
  const period = periodOf(filters, periods)
  const department = departments.find(({ id }) => id === departmentId)
  const time = [
    weekday && weekdayShort(weekday, t),
    partOfDay && t(`courses.part.${partOfDay}`),
    period && t('meeting.period', { first: period }),
  ]
    .filter(Boolean)
    .join(' ')
  const hasCredits = creditsMin !== undefined || creditsMax !== undefined
  return {
    ...(hasCredits && { credits: creditRangeText({ min: creditsMin, max: creditsMax }, t) }),
    ...(departmentId !== undefined && {
      department: department ? nameOf(language, department) : t('courses.department'),
    }),
    ...(time !== '' && { time }),
    ...(sort && { sort: t(`choosing.sortBy.${sort}`) }),
  }
}
