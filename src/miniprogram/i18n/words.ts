import { create } from 'zustand'
import { catalogueWords } from '../catalogue/words'
import { kitWords } from '../kit/words'
import { peopleRefusalWords } from '../people/refusal-words'
import { peopleWords } from '../people/words'
import { choosingWords } from '../selection/words/choosing'
import { lotteryWords } from '../selection/words/lottery'
import { planWords } from '../selection/words/plan'
import { refusalWords } from '../selection/words/refusals'
import { tabWords } from '../selection/words/tabs'
import { shellWords } from '../shell/words'
import { type Language, lookUp, type TextLookup } from './look-up'

/** The words of the main package, put together; a sub-package brings its own. */
export const words = {
  ...kitWords,
  ...shellWords,
  ...peopleWords,
  ...catalogueWords,
  ...tabWords,
  ...choosingWords,
  ...planWords,
  ...lotteryWords,
  ...refusalWords,
  refusal: { ...peopleRefusalWords, ...refusalWords.refusal },
} as const

/** Looks up a text by its key; the keys are checked when compiling. */
export type Words = TextLookup<typeof words>

export const wordsIn: Readonly<Record<Language, Words>> = { 'zh-CN': lookUp(words, 'zh-CN'), en: lookUp(words, 'en') }

/** The language being read; `app.ts` keeps it up to date. */
export const useLanguage = create<{ language: Language }>()(() => ({ language: 'zh-CN' }))

/** The words of the language being read, for what is said outside of a screen. */
export const currentWords = (): Words => wordsIn[useLanguage.getState().language]
