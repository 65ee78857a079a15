import { View } from '@tarojs/components'
import { Tappable } from '../../kit/controls/tappable'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWords } from '../../kit/hooks/use-wording'
import { useSectionSearch } from '../../selection/stores/section-search'

/** How much was found, and the way to take all filters off. */
export function CountLine() {
  const { t } = useWords()
  const filters = useWhileShown(useSectionSearch, (state) => state.filters)
  const filter = useSectionSearch((state) => state.filter)
  const count = useWhileShown(useSectionSearch, (state) => state.matchCount)
  const isSearching = useWhileShown(useSectionSearch, (state) => state.phase === 'first')
  const found = count !== null && t(filters.isByCourse ? 'choosing.courseCount' : 'courses.count', { count })
  return (
    <View className="row-apart count-line">
      <View className="type-tiny">{isSearching ? t('courses.searching') : found}</View>
      {Object.keys(filters).length > 0 && (
        <Tappable className="target type-link count-clear" onTap={() => filter({})}>
          {t('action.clearAll')}
        </Tappable>
      )}
    </View>
  )
}
