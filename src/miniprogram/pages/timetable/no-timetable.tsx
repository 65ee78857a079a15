import { View } from '@tarojs/components'
import { Notice } from '../../components/notice'
import { openWelcome } from '../../components/open'
import { useHat } from '../../components/use-hat'
import { useWords } from '../../components/use-wording'

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
