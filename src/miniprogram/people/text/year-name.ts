import type { Language } from '../../i18n/look-up'

/** A year of study as it is put into words: `二` after 大, `2` after Year. */
export function yearName(year: number, language: Language): string {
  return language === 'zh-CN' ? '一二三四五六七八'.charAt(year - 1) || String(year) : String(year)
}
