import { View } from '@tarojs/components'
import type { StudentTerm } from '../../../contract/enrolment'
import { Button } from '../../components/button'
import { openTab } from '../../components/open'
import { useServerNow } from '../../components/use-server-now'
import { useWording } from '../../components/use-wording'
import { nextClass } from '../../format/next-class'
import { localTime } from '../../format/time'
import { NextClassLine } from './next-class'

/** Where to be next, and when. */
export function NextClassCard({ copy }: { copy: StudentTerm }) {
  const { t, schoolClock } = useWording()
  const now = localTime(useServerNow(30_000), schoolClock)
  if (copy.enrolments.length === 0)
    return (
      <View className="card row-apart">
        <View className="grow">
          <View className="type-heading">{t('today.noCourses')}</View>
          <View className="type-small">{t('today.noCoursesDetail')}</View>
        </View>
      </View>
    )
  const next = nextClass(copy.enrolments, copy.term, now)
  if (next) return <NextClassLine next={next} className="card" />
  return (
    <View className="card">
      <View className="type-tiny">{t('today.nextClass')}</View>
      <View className="row-apart">
        <View className="type-heading grow">{t('today.noNextClass')}</View>
        <Button
          text={t('action.goToTimetable')}
          tone="soft"
          isSmall
          onTap={() => openTab('timetable')}
          className="fixed"
        />
      </View>
    </View>
  )
}
