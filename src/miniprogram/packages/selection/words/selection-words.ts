import type { Language } from '../../../i18n/look-up'
import { lookUp, type TextLookup } from '../../../i18n/look-up'
import { useLanguage } from '../../../i18n/words'
import { staffWords } from './staff'

/** Looks up a text of the selection screens that no tab shows; the keys are checked when compiling. */
export type SelectionWords = TextLookup<typeof staffWords>

const selectionWordsIn: Readonly<Record<Language, SelectionWords>> = {
  'zh-CN': lookUp(staffWords, 'zh-CN'),
  en: lookUp(staffWords, 'en'),
}

/** The words of the selection screens that no tab shows, in the language being read. */
export function useSelectionWords(): { t: SelectionWords; language: Language } {
  const language = useLanguage((state) => state.language)
  return { t: selectionWordsIn[language], language }
}
