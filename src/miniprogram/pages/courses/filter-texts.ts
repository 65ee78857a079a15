import type { Department } from '../../../contract/catalogue'
import type { SectionFilters } from '../../../contract/operations'
import { nameOf } from '../../format/bilingual'
import { formatCredits } from '../../format/credits'
import { weekdayShort } from '../../format/meetings'
import type { Language, Words } from '../../i18n/words'

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
  if (min === undefined) return t('courses.creditsUpTo', { max: formatCredits(max) })
  return t('credits', { credits: `${formatCredits(min)}–${formatCredits(max)}` })
}

/** The chosen filters in words, by the chip that they belong to; what is not chosen is absent. */
export function filterTexts(
  filters: SectionFilters,
  departments: readonly Department[],
  { t, language }: { t: Words; language: Language },
): { credits?: string; department?: string; time?: string } {
  const { creditsMin, creditsMax, departmentId, weekday, partOfDay } = filters
  const department = departments.find(({ id }) => id === departmentId)
  const time = [weekday && weekdayShort(weekday, t), partOfDay && t(`courses.part.${partOfDay}`)]
    .filter(Boolean)
    .join(' ')
  const hasCredits = creditsMin !== undefined || creditsMax !== undefined
  return {
    ...(hasCredits && { credits: creditRangeText({ min: creditsMin, max: creditsMax }, t) }),
    ...(departmentId !== undefined && {
      department: department ? nameOf(language, department) : t('courses.department'),
    }),
    ...(time !== '' && { time }),
  }
}
