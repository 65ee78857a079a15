import { create } from 'zustand'
import { en } from './en'
import { lookUp, type TextLookup } from './look-up'
import { zhCN } from './zh-CN'

export type Language = 'zh-CN' | 'en'

/** Looks up a text by its key; the keys are checked when compiling. */
export type Words = TextLookup<typeof zhCN>

/** The words of every screen; those of the people screens come with their sub-package. */
export const wordsIn: Readonly<Record<Language, Words>> = { 'zh-CN': lookUp(zhCN), en: lookUp(en) }

/** The language being read; `app.ts` keeps it up to date. */
export const useLanguage = create<{ language: Language }>()(() => ({ language: 'zh-CN' }))

/** The words of the language being read, for what is said outside of a screen. */
export const currentWords = (): Words => wordsIn[useLanguage.getState().language]
