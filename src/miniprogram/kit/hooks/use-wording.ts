import { useMemo } from 'react'
import type { Language } from '../../i18n/look-up'
import { useLanguage, type Words, wordsIn } from '../../i18n/words'
import { currentTermOf, serverNowMs, useInstitution } from '../../school/institution'
import type { RefusalWording } from '../text/wording'

/** The words in the language being read. */
export function useWords(): { t: Words; language: Language } {
  const language = useLanguage((state) => state.language)
  return { t: wordsIn[language], language }
}

/** Weeks that a term has when the school has not told yet. */
const usualWeekCount = 16

/** All that the texts about times, places and refusals depend on. */
export function useWording(): RefusalWording {
  const { t, language } = useWords()
  const institution = useInstitution((state) => state.institution)
  const schoolClock = useInstitution((state) => state.schoolClock)
  const terms = useInstitution((state) => state.terms)
  const weekCount = useInstitution((state) => currentTermOf(state)?.weekCount) ?? usualWeekCount
  return useMemo(
    () => ({
      t,
      language,
      weekCount,
      periods: institution?.periods ?? [],
      helpContact: institution?.helpContact ?? null,
      schoolClock,
      terms,
      nowMs: serverNowMs(),
    }),
    [t, language, institution, weekCount, schoolClock, terms],
  )
}
