import type { SectionFilters } from '../../contract/catalogue/section-filters'
import { matchRank, passesFilters, searchQueryOf, sortKey } from '../../rules/catalogue/section-search'
import { chinese } from './language'
import type { IndexedSection, TermIndex } from './search-index'

/** A section that a text names and that passes the filters of the catalogue. */
export interface Ranked {
  /** As well as it matches, or when sorted otherwise only whether it is what the text names. */
  readonly rank: number
  readonly key: number
  readonly entry: IndexedSection
}

/** Rows of lists that are kept for a term, at some forty bytes each. */
const rowsKeptMax = 200_000
/** What a list takes by itself, in rows: those in which nothing was found must have an end, too. */
const rowsOfAnyList = 10

class KeptLists {
  readonly #lists = new Map<string, readonly Ranked[]>()
  #rows = 0

  get(key: string, make: () => readonly Ranked[]): readonly Ranked[] {
    const kept = this.#lists.get(key)
    // Asked for again, it is the last to go.
    this.#lists.delete(key)
    const list = kept ?? make()
    this.#lists.set(key, list)
    if (kept) return kept
    this.#rows += list.length + rowsOfAnyList
    for (const [oldest, { length }] of this.#lists) {
      if (this.#rows <= rowsKeptMax || oldest === key) break
      this.#lists.delete(oldest)
      this.#rows -= length + rowsOfAnyList
    }
    return list
  }
}

// An index is of one version of the catalogue, so what follows from it alone never changes.
const keptLists = new WeakMap<TermIndex, KeptLists>()

/**
 * The sections of a term that match a text and those filters that ask about nothing but the catalogue, best first. In a
 * rush thousands look for the same: a list is made once for all of them.
 */
export function rankedSections(index: TermIndex, text: string, filters: SectionFilters): readonly Ranked[] {
  let kept = keptLists.get(index)
  if (!kept) {
    kept = new KeptLists()
    keptLists.set(index, kept)
  }
  const { isFreeTimeOnly: _free, hasSeatsLeft: _seats, isTakeable: _takeable, isByCourse: _course, ...own } = filters
  const query = searchQueryOf(text, chinese.simplify)
  return kept.get(JSON.stringify([query.words, own, own.sort]), () => rank(index.entries, query, own))
}

function rank(
  entries: readonly IndexedSection[],
  query: ReturnType<typeof searchQueryOf>,
  filters: SectionFilters,
): readonly Ranked[] {
  const matches: Ranked[] = []
  for (const entry of entries) {
    const rank = matchRank(entry, query)
    if (rank === null || !passesFilters(entry, filters)) continue
    const shownRank = filters.sort === undefined ? rank : Math.min(rank, 1)
    matches.push({ rank: shownRank, key: sortKey(entry, filters.sort), entry })
  }
  // The entries are in order already, and a stable sort keeps that within a rank.
  return matches.sort((a, b) => a.rank - b.rank || a.key - b.key)
}
