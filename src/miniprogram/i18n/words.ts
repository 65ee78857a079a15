import i18next, { type TFunction } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { peopleZhCN } from '../packages/people/words/people-words'
import { en } from './en'
import { zhCN } from './zh-CN'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words'
    // The second comes with its sub-package (packages/people); here only its keys are known.
    resources: { words: typeof zhCN; people: typeof peopleZhCN }
  }
}

export type Language = 'zh-CN' | 'en'

/** Looks up a text by its key; the keys are checked when compiling. */
export type Words = TFunction<'words'>

// The resources are in the package, so i18next is ready when this returns.
i18next.use(initReactI18next).init({
  lng: 'zh-CN',
  fallbackLng: 'zh-CN',
  defaultNS: 'words',
  ns: ['words'],
  resources: { 'zh-CN': { words: zhCN }, en: { words: en } },
  interpolation: { escapeValue: false },
  initAsync: false,
  showSupportNotice: false,
})

export { i18next as words }
