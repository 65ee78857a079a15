import { create } from 'zustand'
import type { SectionId } from '../../../contract/catalogue/ids'
import type { SectionFilters } from '../../../contract/catalogue/section-filters'
import type { Operations } from '../../../contract/operations'
import type { Refusal } from '../../../contract/refusal'
import type { Department } from '../../../contract/school/institution'
import type { SectionListing } from '../../../contract/selection/search'
import type { Problem } from '../../calls/problem'
import { forgottenWithPerson } from '../../kit/stores/personal'

type Page = Operations['searchSections']['reply']

export type SearchPhase = 'first' | 'more' | 'again'

interface SectionSearchState {
  text: string
  filters: SectionFilters
  listings: SectionListing[]
  nextCursor: string | null
  matchCount: number | null
  /** How many of the matches are the very course or section that the text names; they come first. */
  exactCount: number
  departments: Department[]
  /** `more` while a further page is under way, `again` while the same question is asked once more. */
  phase: 'idle' | SearchPhase
  problem: Problem | null
  hasAnswer: boolean
  /** True after a change: what is shown of other sections may no longer hold. */
  isOutdated: boolean
  write(text: string): void
  filter(filters: SectionFilters): void
  begin(phase: SearchPhase): void
  accept(page: Page, phase: SearchPhase): void
  fail(problem: Problem, keepsList: boolean): void
  /** Shows at once what the server has just confirmed; the next search brings the rest. */
  markEnrolled(sectionIds: readonly SectionId[], isEnrolled: boolean): void
  /** Shows on the card what the server has just answered. */
  refuse(sectionId: SectionId, refusals: Refusal[]): void
  /** Something has turned out otherwise than shown: the screen asks again when it is in front. */
  doubt(): void
  /** Lets go of what was found; the screen asks again when it is in front. */
  shed(): void
  forget(): void
}

const empty = {
  text: '',
  filters: {},
  listings: [],
  nextCursor: null,
  matchCount: null,
  exactCount: 0,
  departments: [],
  phase: 'idle',
  problem: null,
  hasAnswer: false,
  isOutdated: false,
} as const

function afterChange(listing: SectionListing, isEnrolled: boolean): SectionListing {
  if (listing.outlook.isEnrolled === isEnrolled) return listing
  return { ...listing, outlook: { isEnrolled, refusals: [] } }
}

/** The search of the Courses screen: what was asked and what was found. */
export const useSectionSearch = create<SectionSearchState>()((set) => ({
  ...empty,
  listings: [],
  departments: [],
  write: (text) => set({ text }),
  filter: (filters) => set({ filters }),
  begin: (phase) => set({ phase, problem: null, isOutdated: false }),
  accept: (page, phase) =>
    set((state) => ({
      listings: phase === 'more' ? [...state.listings, ...page.listings] : page.listings,
      nextCursor: page.nextCursor,
      matchCount: page.matchCount ?? state.matchCount,
      exactCount: page.exactCount ?? state.exactCount,
      departments: page.departments ?? state.departments,
      phase: 'idle',
      problem: null,
      hasAnswer: true,
      isOutdated: phase === 'more' ? state.isOutdated : false,
    })),
  fail: (problem, keepsList) =>
    set({ problem, phase: 'idle', ...(!keepsList && { listings: [], nextCursor: null, matchCount: null }) }),
  markEnrolled: (sectionIds, isEnrolled) =>
    set((state) => ({
      isOutdated: true,
      listings: state.listings.map((listing) =>
        sectionIds.includes(listing.section.id) ? afterChange(listing, isEnrolled) : listing,
      ),
    })),
  refuse: (sectionId, refusals) =>
    set((state) => ({
      listings: state.listings.map((listing) =>
        listing.section.id === sectionId ? { ...listing, outlook: { isEnrolled: false, refusals } } : listing,
      ),
    })),
  doubt: () => set({ isOutdated: true }),
  shed: () => set({ listings: [], nextCursor: null, matchCount: null, hasAnswer: false, isOutdated: true }),
  forget: () => set({ ...empty, listings: [], departments: [] }),
}))
forgottenWithPerson(() => useSectionSearch.getState().forget())
