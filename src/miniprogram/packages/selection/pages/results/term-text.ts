import { readTermId } from '../../../../school/term-id'
import type { SelectionWords } from '../../words/selection-words'

/** A term that the school does not tell any more, by its id: `2024-2025-1` and `2025-autumn` in words, others as they are. */
export function termText(id: string, t: SelectionWords): string {
  const time = readTermId(id)
  if (!time) return id
  if (time.is === 'season') return t(`results.season.${time.season}`, { year: time.year })
  const { from, to, number } = time
  return t('results.termOfYear', { from, to, number })
}
