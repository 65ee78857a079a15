import { View } from '@tarojs/components'
import { Sign } from '../../../../kit/controls/sign'
import { useWording } from '../../../../kit/hooks/use-wording'
import { titleOf } from '../../../../kit/text/bilingual'
import { useCourseHues } from '../../../../selection/parts/use-course-hues'
import { type DrawnCourse, type MiniBlock, miniWeekDays } from './mini-week-blocks'
import './mini-week.css'

interface MiniWeekProps {
  courses: readonly DrawnCourse[]
  /** Blocks without names, for comparing several weeks at a glance. */
  isSmall?: boolean
}

/** The week at a glance: what is planned, what is had already, and what clashes. */
export function MiniWeek({ courses, isSmall = false }: MiniWeekProps) {
  const { t, periods } = useWording()
  const { rowCount, days } = miniWeekDays(courses, periods)
  const hueOf = useCourseHues()
  return (
    <View className={isSmall ? 'mini mini-small' : 'mini'}>
      {days.map(({ weekday, blocks }) => (
        <View key={weekday} className="mini-day">
          <View className="mini-head">{t(`date.weekdayTiny.d${weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7}`)}</View>
          <View className="mini-column">
            {blocks.map((block) => (
              <Block
                key={`${block.section.id}-${block.meeting.startMinute}-${block.meeting.weeks}`}
                block={block}
                rowCount={rowCount}
                isSmall={isSmall}
                hue={hueOf(block.course.code)}
              />
            ))}
          </View>
        </View>
      ))}
    </View>
  )
}

interface BlockProps {
  block: MiniBlock
  rowCount: number
  isSmall: boolean
  hue: number
}

function Block({ block, rowCount, isSmall, hue }: BlockProps) {
  const { language } = useWording()
  const { course, top, height, lane, laneCount, isFaint, isClash } = block
  const place = {
    top: `${(top / rowCount) * 100}%`,
    height: `${(height / rowCount) * 100}%`,
    left: `${(lane / laneCount) * 100}%`,
    width: `${100 / laneCount}%`,
  }
  const look = isClash ? 'mini-clash' : `hue-${hue} ${isFaint ? 'mini-faint' : ''}`
  return (
    <View className="mini-place" style={place}>
      <View className={`mini-block ${look}`}>
        {!isSmall && isClash && <Sign kind="alert" />}
        {/* English titles are wider than a day; the code is not. */}
        {!isSmall && (language === 'en' ? course.code : titleOf(language, course))}
      </View>
    </View>
  )
}
