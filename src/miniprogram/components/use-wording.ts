import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RefusalWording } from '../format/refusal-wording'
import type { Language, Words } from '../i18n/words'
import { currentTermOf, serverNowMs, useInstitution } from '../stores/institution'

/** The words in the language being read. */
export function useWords(): { t: Words; language: Language } {
  const { t, i18n } = useTranslation('words')
  return { t, language: i18n.language as Language }
}

/** Weeks that a term has when the school has not told yet. */
const usualWeekCount = 16

/** All that the texts about times, places and refusals depend on. */
export function useWording(): RefusalWording {
  const { t, language } = useWords()
  const institution = useInstitution((state) => state.institution)
  const weekCount = useInstitution((state) => currentTermOf(state)?.weekCount) ?? usualWeekCount
  return useMemo(
    () => ({
      t,
      language,
      weekCount,
      periods: institution?.periods ?? [],
      helpContact: institution?.helpContact ?? null,
      timeZone: institution?.timeZone ?? 'Asia/Shanghai',
      nowMs: serverNowMs(),
    }),
    [t, language, institution, weekCount],
  )
}
