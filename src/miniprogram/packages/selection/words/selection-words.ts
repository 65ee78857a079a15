import { lookUp, type TextLookup } from '../../../i18n/look-up'
import { type Language, useLanguage } from '../../../i18n/words'
import { staffEn } from './staff-en'
import { staffZhCN } from './staff-zh-CN'

/** Looks up a text of the selection screens that no tab shows; the keys are checked when compiling. */
export type SelectionWords = TextLookup<typeof staffZhCN>

export const selectionWordsIn: Readonly<Record<Language, SelectionWords>> = {
  'zh-CN': lookUp(staffZhCN),
  en: lookUp(staffEn),
}

/** The words of the selection screens that no tab shows, in the language being read. */
export function useSelectionWords(): { t: SelectionWords; language: Language } {
  const language = useLanguage((state) => state.language)
  return { t: selectionWordsIn[language], language }
}
