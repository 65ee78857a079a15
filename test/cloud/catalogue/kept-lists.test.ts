import { rankedSections } from '../../../src/cloud/catalogue/ranked-sections'
import { type TermIndex, termIndex } from '../../../src/cloud/catalogue/search-index'
import type { Catalogue } from '../../../src/cloud/catalogue/tables/catalogue'
import type { TermId } from '../../../src/contract/school/ids'

test('lists that are kept for others have an end, those in which nothing was found too', () => {
  const index: TermIndex = { entries: [], departments: [] }
  const first = rankedSections(index, 'nothing 0', {})
  for (let count = 1; count <= 30_000; count += 1) rankedSections(index, `nothing ${count}`, {})
  // Far more than two hundred thousand others were asked for since.
  expect(rankedSections(index, 'nothing 0', {})).not.toBe(first)
})

test('of terms that somebody made up nothing is kept', () => {
  const catalogue = { version: 1, courses: new Map(), sections: new Map() } as unknown as Catalogue
  expect(termIndex(catalogue, 'made up' as TermId)).toBe(termIndex(catalogue, 'made up too' as TermId))
})
