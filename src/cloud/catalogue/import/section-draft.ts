import type { CatalogueMeeting } from '../../../rules/catalogue/catalogue-changes'
import type { Place } from '../../kernel/table-file/bad-cell'
import type { MappedText } from '../../kernel/table-file/map-source'
import type { ColumnName } from './template-columns'

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
