import { type ITouch, View } from '@tarojs/components'
import { useRef, useState } from 'react'
import type { StudentTerm } from '../../../contract/selection/enrolment'
import { weekNumberAt } from '../../../rules/school/term-weeks'
import { courseHues } from '../../catalogue/text/course-hue'
import { Notice } from '../../kit/controls/notice'
import { useServerNow } from '../../kit/hooks/use-server-now'
import { useWording } from '../../kit/hooks/use-wording'
import { localTime } from '../../kit/text/time'
import { daysBeyond, daysDrawn, lastWeekOf, meetingsInWeek } from '../../selection/text/timetable-grid'
import { useSettings } from '../../shell/settings'
import { UntimedCourses } from './untimed-courses'
import { WeekGrid } from './week-grid'
import { WeekHead } from './week-head'
import { WeekList } from './week-list'
import { WeekendLine } from './weekend-line'

/** A sideways move of the finger this long, in pixels, turns to another week. */
const swipeMinPx = 60

/** Taro types the touch events of a view as plain events, which carry the fingers all the same. */
interface SwipeEvent {
  type: string
  touches?: ArrayLike<ITouch>
  changedTouches?: ArrayLike<ITouch>
}

/** Calls `onSwipe` with 1 for a swipe to the left (onwards) and -1 for one to the right. */
function useSwipe(onSwipe: (direction: 1 | -1) => void) {
  const start = useRef<{ clientX: number; clientY: number } | null>(null)
  return {
    onTouchStart: (event: SwipeEvent) => {
      const touch = event.touches?.[0]
      start.current = touch ? { clientX: touch.clientX, clientY: touch.clientY } : null
    },
    onTouchEnd: (event: SwipeEvent) => {
      const touch = event.changedTouches?.[0]
      if (!touch || !start.current) return
      const across = touch.clientX - start.current.clientX
      const down = touch.clientY - start.current.clientY
      start.current = null
      if (Math.abs(across) > swipeMinPx && Math.abs(across) > 2 * Math.abs(down)) onSwipe(across < 0 ? 1 : -1)
    },
  }
}

/** One week of the term at a time, as a grid or a list. */
export function TimetableBody({ copy }: { copy: StudentTerm }) {
  const { t, schoolClock } = useWording()
  const { term, enrolments } = copy
  const today = localTime(useServerNow(60_000), schoolClock).day
  const lastWeek = lastWeekOf(enrolments, term)
  const within = (week: number) => Math.min(Math.max(1, week), lastWeek)
  const thisWeek = within(weekNumberAt(term.startsOn, today))
  const [chosenWeek, setChosenWeek] = useState<number | null>(null)
  const [isList, setList] = useState(false)
  const week = within(chosenWeek ?? thisWeek)
  const goTo = (next: number) => setChosenWeek(within(next) === thisWeek ? null : within(next))
  const swipe = useSwipe((direction) => goTo(week + direction))
  const meetings = meetingsInWeek(enrolments, term, week)
  const hueOf = courseHues(enrolments.map(({ course }) => course.code))
  const isLargeText = useSettings((state) => state.isLargeText)
  const dayCount = daysDrawn(enrolments, meetings, isLargeText)
  return (
    <>
      <WeekHead
        term={term}
        week={week}
        lastWeek={lastWeek}
        isThisWeek={week === thisWeek}
        isList={isList}
        dayCount={isList ? 7 : dayCount}
        onGoTo={goTo}
        onToday={() => setChosenWeek(null)}
        onList={setList}
      />
      {!isList && <WeekendLine weekdays={daysBeyond(meetings, dayCount)} onList={() => setList(true)} />}
      <View className="week" {...swipe}>
        {isList ? (
          <WeekList term={term} week={week} meetings={meetings} today={today} hueOf={hueOf} />
        ) : (
          <WeekGrid
            term={term}
            week={week}
            meetings={meetings.filter(({ meeting }) => meeting.weekday <= dayCount)}
            today={today}
            dayCount={dayCount}
            hueOf={hueOf}
          />
        )}
        {meetings.length === 0 && enrolments.length > 0 && (
          <View className={isList ? 'card' : 'week-empty'}>
            <Notice title={t('timetable.emptyWeek')} detail={t('timetable.emptyWeekDetail')} />
          </View>
        )}
      </View>
      <UntimedCourses enrolments={enrolments} hueOf={hueOf} />
    </>
  )
}
