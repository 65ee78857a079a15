import type { Term } from '../../contract/school/institution'
import type { Language } from '../i18n/look-up'
import type { Words } from '../i18n/words'
import { nameOf } from '../kit/text/bilingual'
import { readTermId } from './term-id'

/**
 * A term in words, by its id: as the school names it, else `2024-2025-1` and `2025-autumn` by the time that they name,
 * others as they are.
 */
export function termText(
  id: string,
  { t, language, terms }: { t: Words; language: Language; terms: readonly Pick<Term, 'id' | 'name' | 'nameEn'>[] },
): string {
  const told = terms.find((term) => term.id === id)
  if (told) return nameOf(language, told)
  const time = readTermId(id)
  if (!time) return id
  if (time.is === 'season') return t(`term.season.${time.season}`, { year: time.year })
  const { from, to, number } = time
  return t('term.ofYear', { from, to, number })
}
