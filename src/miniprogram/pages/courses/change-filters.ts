import type { SectionFilters } from '../../../contract/catalogue/section-filters'
import { useSectionSearch } from '../../selection/stores/section-search'

/** Without the keys that are `undefined`: the request's schema knows no such thing, and equality stays simple. */
function cleaned(filters: SectionFilters): SectionFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined))
}

/** Changes some of the filters; what is `undefined` is taken off. */
export function changeFilters(changed: SectionFilters): void {
  const { filters, filter } = useSectionSearch.getState()
  filter(cleaned({ ...filters, ...changed }))
}
