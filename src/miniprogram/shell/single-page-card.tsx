import { View } from '@tarojs/components'
import { Notice } from '../kit/controls/notice'
import { useWords } from '../kit/hooks/use-wording'

/** All that a page opened from Moments can show: nobody is signed in there, and WeChat's own bar leads on. */
export function SinglePageCard() {
  const { t } = useWords()
  return (
    <View className="card">
      <Notice title={t('life.singlePage')} detail={t('life.singlePageDetail')} />
    </View>
  )
}
