import { ScrollView, View } from '@tarojs/components'
import { Chip } from '../../kit/controls/chip'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWording } from '../../kit/hooks/use-wording'
import { useIsStudent } from '../../people/parts/use-hat'
import { useSectionSearch } from '../../selection/stores/section-search'
import { changeFilters } from './change-filters'
import type { FilterTopic } from './filter-sheet'
import { filterTexts } from './filter-texts'

/** The filters as chips: some are on or off, the others open a sheet. */
export function FilterBar({ onOpen }: { onOpen(topic: FilterTopic): void }) {
  const wording = useWording()
  const { t } = wording
  const isStudent = useIsStudent()
  const filters = useWhileShown(useSectionSearch, (state) => state.filters)
  const departments = useWhileShown(useSectionSearch, (state) => state.departments)
  const chosen = filterTexts(filters, departments, wording)
  const toggle = (one: 'isTakeable' | 'isFreeTimeOnly' | 'hasSeatsLeft' | 'isByCourse', text: string) => (
    <Chip
      text={text}
      isOn={filters[one] === true}
      onTap={() => changeFilters({ [one]: filters[one] ? undefined : true })}
    />
  )
  const opener = (one: FilterTopic) => (
    <Chip
      text={chosen[one] ?? t(one === 'sort' ? 'choosing.sort' : `courses.${one}`)}
      isOpener
      isOn={chosen[one] !== undefined}
      role="button"
      onTap={() => onOpen(one)}
    />
  )
  return (
    <ScrollView className="filters" scrollX enhanced showScrollbar={false}>
      <View className="filters-row">
        {isStudent && toggle('isTakeable', t('choosing.takeable'))}
        {toggle('isFreeTimeOnly', t('courses.freeTimeOnly'))}
        {toggle('hasSeatsLeft', t('courses.seatsLeft'))}
        {opener('credits')}
        {opener('department')}
        {opener('time')}
        {toggle('isByCourse', t('choosing.byCourse'))}
        {opener('sort')}
      </View>
    </ScrollView>
  )
}
