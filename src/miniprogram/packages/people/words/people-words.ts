import { lookUp, type TextLookup } from '../../../i18n/look-up'
import { type Language, useLanguage } from '../../../i18n/words'
import { dataEn } from './data-en'
import { dataZhCN } from './data-zh-CN'
import { messagesEn } from './messages-en'
import { messagesZhCN } from './messages-zh-CN'
import { ownEn } from './own-en'
import { ownZhCN } from './own-zh-CN'
import { relationsEn } from './relations-en'
import { relationsZhCN } from './relations-zh-CN'
import { staffEn } from './staff-en'
import { staffZhCN } from './staff-zh-CN'

/** Every word of the people screens in Chinese; they come with their sub-package, so the applet opens without them. */
export const peopleZhCN = { ...relationsZhCN, ...messagesZhCN, ...dataZhCN, ...ownZhCN, ...staffZhCN }
export const peopleEn = { ...relationsEn, ...messagesEn, ...dataEn, ...ownEn, ...staffEn }

/** Looks up a text of the people screens by its key; the keys are checked when compiling. */
export type PeopleWords = TextLookup<typeof peopleZhCN>

export const peopleWordsIn: Readonly<Record<Language, PeopleWords>> = {
  'zh-CN': lookUp(peopleZhCN),
  en: lookUp(peopleEn),
}

/** The words of the people screens in the language being read. */
export function usePeopleWords(): { t: PeopleWords; language: Language } {
  const language = useLanguage((state) => state.language)
  return { t: peopleWordsIn[language], language }
}
