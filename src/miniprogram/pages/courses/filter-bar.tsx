import { ScrollView, View } from '@tarojs/components'
import { useState } from 'react'
import type { SectionFilters } from '../../../contract/operations'
import { Chip } from '../../components/chip'
import { Tappable } from '../../components/tappable'
import { useWhileShown } from '../../components/use-while-shown'
import { useWords } from '../../components/use-wording'
import { useSectionSearch } from '../../stores/section-search'
import { FilterSheet, type FilterTopic } from './filter-sheet'
import { filterTexts } from './filter-texts'

/** Without the keys that are `undefined`: the request's schema knows no such thing, and equality stays simple. */
function cleaned(filters: SectionFilters): SectionFilters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined))
}

/** The filters as chips: two that are on or off, three that open a sheet. */
export function FilterBar() {
  const { t, language } = useWords()
  const filters = useWhileShown(useSectionSearch, (state) => state.filters)
  const departments = useWhileShown(useSectionSearch, (state) => state.departments)
  const filter = useSectionSearch((state) => state.filter)
  const matchCount = useWhileShown(useSectionSearch, (state) => state.matchCount)
  const isSearching = useWhileShown(useSectionSearch, (state) => state.phase === 'first')
  const [topic, setTopic] = useState<FilterTopic | null>(null)
  const change = (changed: SectionFilters) => filter(cleaned({ ...filters, ...changed }))
  const chosen = filterTexts(filters, departments, { t, language })
  const opener = (one: FilterTopic) => (
    <Chip
      text={chosen[one] ?? t(`courses.${one}`)}
      isOpener
      isOn={chosen[one] !== undefined}
      role="button"
      onTap={() => setTopic(one)}
    />
  )
  return (
    <>
      <ScrollView className="filters" scrollX enhanced showScrollbar={false}>
        <View className="filters-row">
          <Chip
            text={t('courses.freeTimeOnly')}
            isOn={filters.isFreeTimeOnly === true}
            onTap={() => change({ isFreeTimeOnly: filters.isFreeTimeOnly ? undefined : true })}
          />
          <Chip
            text={t('courses.seatsLeft')}
            isOn={filters.hasSeatsLeft === true}
            onTap={() => change({ hasSeatsLeft: filters.hasSeatsLeft ? undefined : true })}
          />
          {opener('credits')}
          {opener('department')}
          {opener('time')}
        </View>
      </ScrollView>
      <View className="row-apart count-line">
        <View className="type-tiny">
          {isSearching ? t('courses.searching') : matchCount !== null && t('courses.count', { count: matchCount })}
        </View>
        {Object.keys(filters).length > 0 && (
          <Tappable className="target type-link count-clear" onTap={() => filter({})}>
            {t('action.clearAll')}
          </Tappable>
        )}
      </View>
      {topic && (
        <FilterSheet
          topic={topic}
          filters={filters}
          departments={departments}
          onChange={change}
          onClose={() => setTopic(null)}
        />
      )}
    </>
  )
}
