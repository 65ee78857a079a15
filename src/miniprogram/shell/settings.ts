import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Language } from '../i18n/look-up'
import { phoneStorage } from '../kit/stores/phone-storage'

export type LanguageChoice = 'system' | Language
export type ThemeChoice = 'system' | 'light' | 'dark'

interface SettingsState {
  language: LanguageChoice
  theme: ThemeChoice
  /** 关怀模式: type and touch targets 1.3 times larger. */
  isLargeText: boolean
  chooseLanguage(language: LanguageChoice): void
  chooseTheme(theme: ThemeChoice): void
  setLargeText(isLargeText: boolean): void
}

const defaults = { language: 'system', theme: 'system', isLargeText: false } as const

/** How this person likes the applet; kept on the phone. */
export const useSettings = create<SettingsState>()(
  persist(
    (set) => ({
      ...defaults,
      chooseLanguage: (language) => set({ language }),
      chooseTheme: (theme) => set({ theme }),
      setLargeText: (isLargeText) => set({ isLargeText }),
    }),
    {
      name: 'campus.settings',
      version: 1,
      migrate: () => ({ ...defaults }),
      partialize: ({ language, theme, isLargeText }) => ({ language, theme, isLargeText }),
      storage: phoneStorage,
    },
  ),
)
