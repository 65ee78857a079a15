import { View } from '@tarojs/components'
import type { Pages } from '../hooks/use-pages'
import { useWords } from '../hooks/use-wording'
import { Button } from './button'
import './list-end.css'

interface ListEndProps {
  pages: Pages<unknown>
  /** Said where the list is complete. */
  end: string
  /** Said where the next page did not come. */
  failed: string
}

/** Under a list: that it is complete, that more is coming, or that it did not come, with another try. */
export function ListEnd({ pages: { hasMore, problem, readFurther }, end, failed }: ListEndProps) {
  const { t } = useWords()
  return (
    <View className="list-end type-tiny">
      {problem ? failed : hasMore ? t('state.loading') : end}
      {problem && <Button text={t('action.retry')} tone="soft" isSmall onTap={() => void readFurther()} />}
    </View>
  )
}
