import { Input, View } from '@tarojs/components'
import { Tappable } from '../../kit/controls/tappable'
import { useWords } from '../../kit/hooks/use-wording'
import { useSectionSearch } from '../../selection/stores/section-search'

/** Keeps what was typed, whatever becomes of the search. */
export function SearchBox() {
  const { t } = useWords()
  const text = useSectionSearch((state) => state.text)
  const write = useSectionSearch((state) => state.write)
  return (
    <View className="search-box row">
      <View className="search-sign" />
      <Input
        className="search-input grow"
        value={text}
        maxlength={80}
        confirmType="search"
        placeholder={t('courses.searchHint')}
        placeholderClass="search-hint"
        aria-label={t('courses.searchHint')}
        onInput={(event) => write(event.detail.value)}
      />
      {text !== '' && (
        <Tappable className="target search-clear" onTap={() => write('')} label={t('courses.clearSearch')}>
          <View className="search-cross" />
        </Tappable>
      )}
    </View>
  )
}
