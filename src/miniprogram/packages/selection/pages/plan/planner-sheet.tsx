import { View } from '@tarojs/components'
import { useState } from 'react'
import type { PlanCheck } from '../../../../../contract/selection/plan'
import type { Problem } from '../../../../calls/problem'
import { weekdayShort } from '../../../../catalogue/text/meetings'
import { Bones } from '../../../../kit/controls/bones'
import { Button } from '../../../../kit/controls/button'
import { Chip } from '../../../../kit/controls/chip'
import { Notice } from '../../../../kit/controls/notice'
import { ProblemNotice } from '../../../../kit/controls/problem-notice'
import { Sheet } from '../../../../kit/controls/sheet'
import { useWording } from '../../../../kit/hooks/use-wording'
import { formatClock } from '../../../../kit/text/time'
import { applyPlan, findPlans, type PlanPreferences, type PlanReply } from '../../../../selection/calls/plan'
import type { DrawnCourse } from './mini-week-blocks'
import { PlannerOption } from './planner-option'

interface PlannerSheetProps {
  check: PlanCheck
  /** What the student has already, drawn beside what is found. */
  had: readonly Omit<DrawnCourse, 'isFaint'>[]
  onClose(): void
}

type Search =
  | { status: 'none' }
  | { status: 'busy' }
  | { status: 'found'; reply: PlanReply }
  | { status: 'failed'; problem: Problem }

/** The most courses that one search takes. */
const coursesMax = 10
/** Morning for most, where the school's periods do not tell. */
const usualEarliestMinute = 600

/** Finds the sections of the planned courses that fit best with what the person prefers. */
export function PlannerSheet({ check, had, onClose }: PlannerSheetProps) {
  const { t } = useWording()
  const [preferences, setPreferences] = useState<PlanPreferences>({
    earliestMinute: null,
    freeWeekdays: [],
    hasFewGaps: true,
    teachers: [],
  })
  const [search, setSearch] = useState<Search>({ status: 'none' })
  const wished = check.items.filter(({ isEnrolled }) => !isEnrolled).slice(0, coursesMax)

  const find = async () => {
    setSearch({ status: 'busy' })
    const ids = wished.map(({ course }) => course.id)
    const outcome = (await findPlans(ids, preferences)) ?? { ok: false as const, failure: 'server' as const }
    setSearch(outcome.ok ? { status: 'found', reply: outcome.value } : { status: 'failed', problem: outcome })
  }
  return (
    <Sheet title={t('planner.title')} onClose={onClose}>
      <View className="type-small">{t(wished.length === 0 ? 'planner.noCourses' : 'planner.detail')}</View>
      <Preferences preferences={preferences} onChange={setPreferences} />
      <Button
        text={t(search.status === 'busy' ? 'planner.finding' : 'planner.find')}
        isDisabled={search.status === 'busy' || wished.length === 0}
        className="planner-find"
        onTap={() => void find()}
      />
      {search.status === 'busy' && <Bones widths={[40, 100, 100, 70]} />}
      {search.status === 'failed' && <ProblemNotice problem={search.problem} onRetry={() => void find()} />}
      {search.status === 'found' && (
        <Found
          reply={search.reply}
          had={had}
          hasEarliest={preferences.earliestMinute !== null}
          onApply={(plan) => {
            applyPlan(plan, search.reply.sections)
            onClose()
          }}
        />
      )}
    </Sheet>
  )
}

interface PreferencesProps {
  preferences: PlanPreferences
  onChange(preferences: PlanPreferences): void
}

/** No early classes, few gaps, free days: each is weighed, none is a must. */
function Preferences({ preferences, onChange }: PreferencesProps) {
  const { t, periods } = useWording()
  // Early is before the third period of the day.
  const earliestMinute = periods[2]?.startMinute ?? usualEarliestMinute
  return (
    <>
      <View className="chips planner-chips">
        <Chip
          text={t('planner.early', { clock: formatClock(earliestMinute) })}
          isOn={preferences.earliestMinute !== null}
          onTap={() =>
            onChange({
              ...preferences,
              earliestMinute: preferences.earliestMinute === null ? earliestMinute : null,
            })
          }
        />
        <Chip
          text={t('planner.fewGaps')}
          isOn={preferences.hasFewGaps}
          onTap={() => onChange({ ...preferences, hasFewGaps: !preferences.hasFewGaps })}
        />
      </View>
      <View className="type-tiny">{t('planner.freeDays')}</View>
      <View className="chips">
        {[1, 2, 3, 4, 5].map((weekday) => {
          const { freeWeekdays } = preferences
          const isOn = freeWeekdays.includes(weekday)
          const others = freeWeekdays.filter((one) => one !== weekday)
          return (
            <Chip
              key={weekday}
              text={weekdayShort(weekday, t)}
              isOn={isOn}
              onTap={() => onChange({ ...preferences, freeWeekdays: isOn ? others : [...others, weekday] })}
            />
          )
        })}
      </View>
    </>
  )
}

interface FoundProps {
  reply: PlanReply
  had: PlannerSheetProps['had']
  hasEarliest: boolean
  onApply(plan: PlanReply['plans'][number]): void
}

function Found({ reply, had, hasEarliest, onApply }: FoundProps) {
  const { t } = useWording()
  if (reply.plans.length === 0) return <Notice title={t('planner.none')} detail={t('planner.noneDetail')} />
  return (
    <>
      {!reply.isExact && <View className="type-tiny planner-note">{t('planner.notExact')}</View>}
      {reply.plans.map((plan, index) => (
        <PlannerOption
          key={JSON.stringify(plan.items)}
          number={index + 1}
          plan={plan}
          sections={reply.sections}
          had={had}
          hasEarliest={hasEarliest}
          onApply={() => onApply(plan)}
        />
      ))}
    </>
  )
}
