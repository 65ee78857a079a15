import { weekdayShort } from '../../../../catalogue/text/meetings'
import type { Words } from '../../../../i18n/words'
import type { PlanReply } from '../../../../selection/calls/plan'

/** Why a plan is good, in a few words: early classes, free days, gaps. */
export function planFacts(plan: PlanReply['plans'][number], hasEarliest: boolean, t: Words): string[] {
  const { earlyMeetings, busyWeekdays, gapMinutes } = plan
  const free = [1, 2, 3, 4, 5].filter((weekday) => !busyWeekdays.includes(weekday))
  const days = free.map((weekday) => weekdayShort(weekday, t)).join(t('meeting.nameSeparator'))
  const hours = Math.round(gapMinutes / 6) / 10
  return [
    ...(hasEarliest
      ? [earlyMeetings === 0 ? t('planner.noEarly') : t('planner.earlyCount', { count: earlyMeetings })]
      : []),
    free.length === 0 ? t('planner.everyDay') : t('planner.freeDaysOf', { days }),
    hours === 0 ? t('planner.noGaps') : t('planner.gaps', { hours }),
  ]
}
