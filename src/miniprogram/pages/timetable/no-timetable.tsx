import { View } from '@tarojs/components'
import { Notice } from '../../kit/controls/notice'
import { useWords } from '../../kit/hooks/use-wording'
import { useHat } from '../../people/parts/use-hat'
import { openWelcome } from '../../shell/open'

/** For who has no timetable of their own and looks at nobody else's. */
export function NoTimetable() {
  const { t } = useWords()
  const { hat } = useHat()
  if (hat.is === 'staff')
    return (
      <View className="card">
        <Notice title={t('hat.staffNoTimetable')} detail={t('hat.staffNoTimetableDetail')} />
      </View>
    )
  return (
    <View className="card">
      <Notice
        title={t('hat.none')}
        detail={t('hat.noneDetail')}
        action={{ label: t('hat.bind'), onTap: openWelcome }}
      />
    </View>
  )
}
