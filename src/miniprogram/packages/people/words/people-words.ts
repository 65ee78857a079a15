import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { type Language, words } from '../../../i18n/words'
import { dataEn } from './data-en'
import { dataZhCN } from './data-zh-CN'
import { ownEn } from './own-en'
import { ownZhCN } from './own-zh-CN'
import { relationsEn } from './relations-en'
import { relationsZhCN } from './relations-zh-CN'

/** Every word of the people screens in Chinese; they come with their sub-package, so the applet opens without them. */
export const peopleZhCN = { ...relationsZhCN, ...dataZhCN, ...ownZhCN }
export const peopleEn = { ...relationsEn, ...dataEn, ...ownEn }

words.addResourceBundle('zh-CN', 'people', peopleZhCN)
words.addResourceBundle('en', 'people', peopleEn)

/** Looks up a text of the people screens by its key; the keys are checked when compiling. */
export type PeopleWords = TFunction<'people'>

/** The words of the people screens in the language being read. */
export function usePeopleWords(): { t: PeopleWords; language: Language } {
  const { t, i18n } = useTranslation('people')
  return { t, language: i18n.language as Language }
}
