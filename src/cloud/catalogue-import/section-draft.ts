import type { CatalogueMeeting } from '../../rules/catalogue-changes'
import type { MappedText } from './map-row'
import type { ColumnName } from './template-columns'

/** Where a row stands in the file. */
export interface Place {
  readonly line: number
  readonly row: number
}

/** What some row said in one column. */
export interface Said extends MappedText {
  readonly place: Place
}

/** A section as far as its rows have been read. */
export interface SectionDraft {
  readonly externalId: string
  readonly place: Place
  readonly said: Map<ColumnName, Said>
  readonly meetings: CatalogueMeeting[]
  isBad: boolean
}

/** One cell that stops its section from being taken. */
export interface BadRow extends Place {
  readonly column: string
  readonly value: string
  readonly reason: string
  /** Null when the row does not say its section. */
  readonly sectionId: string | null
}

/**
 * Adds a text to what was said before. A blank says nothing, so rows after the first may leave the columns
 * of the section out. Returns what was said earlier when the two contradict one another.
 */
export function addSaid(said: Map<ColumnName, Said>, name: ColumnName, text: Said): Said | null {
  const before = said.get(name)
  // A blank keeps its place until something is said, so that a complaint names the registrar's own heading.
  if (!before || before.text === '') said.set(name, text)
  return before && before.text !== '' && text.text !== '' && before.text !== text.text ? before : null
}
