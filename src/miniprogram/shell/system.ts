import { create } from 'zustand'
import type { Language } from '../i18n/look-up'
import type { Theme } from './brand-colour'

interface SystemState {
  language: Language
  theme: Theme
  isOnline: boolean
  /** True in the single page that Moments open: nobody signs in there and no other screen can be reached. */
  isSinglePage: boolean
  notice(change: Partial<Pick<SystemState, 'language' | 'theme' | 'isOnline' | 'isSinglePage'>>): void
}

/** What the phone says of itself; `app.ts` keeps it up to date. */
export const useSystem = create<SystemState>()((set) => ({
  language: 'zh-CN',
  theme: 'light',
  isOnline: true,
  isSinglePage: false,
  notice: (change) => set(change),
}))
