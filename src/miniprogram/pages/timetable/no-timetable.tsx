import { View } from '@tarojs/components'
import { Notice } from '../../kit/controls/notice'
import { useWords } from '../../kit/hooks/use-wording'
import { useHat } from '../../people/parts/use-hat'
import { openClasses, openDesk, openWelcome } from '../../shell/open'

/** For who has no timetable of their own and looks at nobody else's. */
export function NoTimetable() {
  const { t } = useWords()
  const { hat, person } = useHat()
  if (hat.is === 'staff') {
    const teaches = person?.staff?.roles.includes('teacher') ?? false
    return (
      <View className="card">
        <Notice
          title={t('hat.staffNoTimetable')}
          detail={t(teaches ? 'hat.teacherNoTimetableDetail' : 'hat.staffNoTimetableDetail')}
          action={
            teaches ? { label: t('hat.taught'), onTap: openClasses } : { label: t('hat.openDesk'), onTap: openDesk }
          }
        />
      </View>
    )
  }
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
