import type { BilingualName } from '../../contract/kernel/bilingual-name'
import { compactText, foldText, type Simplify } from '../kernel/fold-text'

/** One way to read a Chinese text aloud. */
export interface Reading {
  /** The first letter of each syllable: 数据结构 → `sjjg`. */
  readonly initials: string
  /** Every syllable without its tone: 数据结构 → `shujujiegou`. */
  readonly syllables: string
}

export interface SearchableSection {
  readonly courseCode: string
  readonly sectionCode: string
  readonly title: string
  readonly titleEn: string | null
  readonly teachers: readonly BilingualName[]
}

/** What the rules are told of a language; the catalogue import brings the dictionaries. */
export interface Language {
  /** Every way to read a text; empty for a text without Chinese characters. */
  readonly readingsOf: (text: string) => readonly Reading[]
  readonly simplify: Simplify
}

/** The first line of every search text. It says by which folding the text was made, and no query can contain it. */
export const searchTextHead = '§2'

/**
 * The text that a search for a section looks into: what a student may type, folded, one a line.
 * Code and section code, both titles, the teachers, each with and without its blanks, then all readings.
 */
export function searchTextOf(section: SearchableSection, { readingsOf, simplify }: Language): string {
  const { courseCode, sectionCode, title, titleEn, teachers } = section
  const shown = [`${courseCode} ${sectionCode}`, title, titleEn ?? '', ...teachers.flatMap(namesOf)]
  const folded = shown.map((text) => foldText(text, simplify))
  const readings = [title, ...teachers.map(({ name }) => name)].flatMap((text) => readingsOf(simplify(text)))
  const lines = [
    ...folded.flatMap((text) => [text, compactText(text)]),
    ...readings.map(({ initials }) => initials),
    ...readings.map(({ syllables }) => syllables),
  ]
  return [...new Set([searchTextHead, ...lines.filter((line) => line !== '')])].join('\n')
}

function namesOf({ name, nameEn }: BilingualName): string[] {
  return [name, nameEn ?? '']
}
