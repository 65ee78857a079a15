import type { Language } from '../../i18n/look-up'

/** The English name when English is read and the registrar gave one, else the institution's own. */
export function inLanguage(language: Language, own: string, english: string | null): string {
  return language === 'en' && english ? english : own
}

/** {@link inLanguage} for what has a `name` and a `nameEn`. */
export function nameOf(language: Language, named: { name: string; nameEn: string | null }): string {
  return inLanguage(language, named.name, named.nameEn)
}

/** {@link inLanguage} for what has a `title` and a `titleEn`. */
export function titleOf(language: Language, titled: { title: string; titleEn: string | null }): string {
  return inLanguage(language, titled.title, titled.titleEn)
}
