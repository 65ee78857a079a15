import { View } from '@tarojs/components'
import { Notice } from '../../../../kit/controls/notice'
import { useWords } from '../../../../kit/hooks/use-wording'
import { openTab } from '../../../../shell/open'

/** In place of the courses while none is planned. */
export function EmptyPlan() {
  const { t } = useWords()
  return (
    <View className="card">
      <Notice
        title={t('plan.empty')}
        detail={t('plan.emptyDetail')}
        action={{ label: t('action.goToCourses'), onTap: () => openTab('courses') }}
      />
    </View>
  )
}
