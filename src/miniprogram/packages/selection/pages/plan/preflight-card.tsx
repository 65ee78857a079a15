import { View } from '@tarojs/components'
import type { CourseId } from '../../../../../contract/catalogue/ids'
import type { PlanCheck } from '../../../../../contract/selection/plan'
import { formatCredits } from '../../../../catalogue/text/credits'
import { Sign } from '../../../../kit/controls/sign'
import { Tappable } from '../../../../kit/controls/tappable'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWording } from '../../../../kit/hooks/use-wording'
import { useStudentTerm } from '../../../../selection/stores/student-term'
import { type PlanState, planStateOf } from '../../../../selection/text/plan-state'
import { MiniWeek } from './mini-week'
import type { DrawnCourse } from './mini-week-blocks'

interface PreflightCardProps {
  check: PlanCheck
  courses: readonly DrawnCourse[]
  onArrange(): void
}

/** Whether the plan will work: how many courses can be chosen, what they come to, and how they fit in a week. */
export function PreflightCard({ check, courses, onArrange }: PreflightCardProps) {
  const { t } = useWording()
  const waitlist = useWhileShown(useStudentTerm, ({ copy }) => copy?.waitlist ?? null)
  const waited = (id: CourseId) =>
    waitlist?.find(({ course }) => course.id === id)?.sections.map((section) => section.id) ?? null
  const states = check.items.map((item) => planStateOf(item, waited(item.course.id)))
  const countOf = (state: PlanState) => states.filter((one) => one === state).length
  const [free, waiting] = [countOf('free'), countOf('waiting')]
  const count = states.length - countOf('enrolled') - waiting
  const { creditsPlanned, creditsMin, creditsMax } = check
  const title =
    count === 0
      ? t(waiting > 0 ? 'choosing.planWaiting' : 'plan.preflightDone', { count: waiting })
      : free === count
        ? t('plan.preflightAll', { count })
        : t('plan.preflight', { count, free })
  const credits = { planned: formatCredits(creditsPlanned), min: formatCredits(creditsMin ?? 0) }
  const creditsText =
    creditsMax === null
      ? t('plan.credits', credits)
      : t(creditsMin ? 'plan.creditsRange' : 'plan.creditsUpTo', { ...credits, max: formatCredits(creditsMax) })
  const missing = creditsMin === null ? 0 : creditsMin - creditsPlanned
  return (
    <View className="card">
      <View className="row-apart">
        <View className={`dot ${free === count ? 'dot-success' : 'dot-warning'} preflight-dot`}>
          <Sign kind={free === count ? 'check' : 'alert'} />
        </View>
        <View className="grow">
          <View className="type-heading">{title}</View>
          <View className="type-small">
            {creditsText}
            {waiting > 0 && count > 0 && ` · ${t('choosing.planWaiting', { count: waiting })}`}
            {missing > 0 && ` · ${t('plan.belowMin', { missing: formatCredits(missing) })}`}
          </View>
        </View>
      </View>
      <MiniWeek courses={courses} />
      <View className="row-apart preflight-foot">
        <View className="type-tiny grow">{t('plan.weekNote')}</View>
        {count > 0 && (
          <Tappable className="target type-link" onTap={onArrange}>
            {t('plan.arrange')}
            <Sign kind="onward" place="after" />
          </Tappable>
        )}
      </View>
    </View>
  )
}
