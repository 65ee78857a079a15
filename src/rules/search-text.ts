import type { BilingualName } from '../contract/catalogue'

/** How a Chinese text is read aloud; the catalogue import works it out, since rules import no dictionary. */
export interface Reading {
  /** The first letter of each syllable: 数据结构 → `sjjg`. */
  readonly initials: string
  /** Every syllable without its tone: 数据结构 → `shujujiegou`. */
  readonly syllables: string
}

export interface SearchableSection {
  readonly courseCode: string
  readonly title: string
  readonly titleEn: string | null
  readonly teachers: readonly BilingualName[]
}

/**
 * The text that a search for a section looks into: what a student may type, in lower case, one a line.
 * Code with and without its blanks, both titles, the teachers, then the readings of title and teachers.
 * `readingOf` gives null for a text without Chinese characters.
 */
export function searchTextOf(section: SearchableSection, readingOf: (text: string) => Reading | null): string {
  const spoken = [section.title, ...section.teachers.map((teacher) => teacher.name)]
  const readings = spoken.map(readingOf).filter((reading) => reading !== null)
  const lines = [
    section.courseCode,
    section.courseCode.replace(/[\s-]+/g, ''),
    section.title,
    section.titleEn ?? '',
    ...section.teachers.flatMap((teacher) => [teacher.name, teacher.nameEn ?? '']),
    ...readings.map((reading) => reading.initials),
    ...readings.map((reading) => reading.syllables),
  ]
  const plain = lines.map((line) => line.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim())
  return [...new Set(plain.filter((line) => line !== ''))].join('\n')
}
