import type { Language } from '../../../i18n/look-up'
import { lookUp, type TextLookup } from '../../../i18n/look-up'
import { useLanguage } from '../../../i18n/words'
import { dataWords } from './data'
import { messageWords } from './messages'
import { ownWords } from './own'
import { relationWords } from './relations'
import { staffWords } from './staff'

/** Every word of the people screens; they come with their sub-package, so the applet opens without them. */
export const peopleScreenWords = { ...relationWords, ...messageWords, ...dataWords, ...ownWords, ...staffWords }

/** Looks up a text of the people screens by its key; the keys are checked when compiling. */
export type PeopleWords = TextLookup<typeof peopleScreenWords>

export const peopleWordsIn: Readonly<Record<Language, PeopleWords>> = {
  'zh-CN': lookUp(peopleScreenWords, 'zh-CN'),
  en: lookUp(peopleScreenWords, 'en'),
}

/** The words of the people screens in the language being read. */
export function usePeopleWords(): { t: PeopleWords; language: Language } {
  const language = useLanguage((state) => state.language)
  return { t: peopleWordsIn[language], language }
}
