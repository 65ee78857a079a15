import type { SelectionWords } from '../../words/selection-words'

const seasons = { spring: 'spring', summer: 'summer', autumn: 'autumn', fall: 'autumn', winter: 'winter' } as const

/** A term that the school does not tell any more, by its id: `2024-2025-1` and `2025-autumn` in words, others as they are. */
export function termText(id: string, t: SelectionWords): string {
  const [, from, to, number] = /^(\d{4})-(\d{4})-([123])$/.exec(id) ?? []
  if (from && to && number) return t('results.termOfYear', { from, to, number })
  const [, year, season] = /^(\d{4})-(spring|summer|autumn|fall|winter)$/.exec(id) ?? []
  if (year && season) return t(`results.season.${seasons[season as keyof typeof seasons]}`, { year })
  return id
}
