import { View } from '@tarojs/components'
import type { CourseSummary } from '../../../../../contract/catalogue/course'
import type { PlanOutcome } from '../../../../../contract/selection/plan'
import { formatCredits } from '../../../../catalogue/text/credits'
import { Sign } from '../../../../kit/controls/sign'
import { Tappable } from '../../../../kit/controls/tappable'
import { useWording } from '../../../../kit/hooks/use-wording'
import { titleOf } from '../../../../kit/text/bilingual'
import { refreshPlan } from '../../../../selection/calls/plan'
import { BlockerList } from '../../../../selection/parts/blocker-list'
import { type PlanAnswer, usePlan } from '../../../../selection/stores/plan'

/** What came of submitting: each course got or not, why, and what to do; or that it is not known yet. */
export function OutcomeCard({ outcome }: { outcome: PlanAnswer }) {
  const { t, language } = useWording()
  const hide = () => usePlan.getState().answer(null)
  if (!outcome.ok && 'failure' in outcome)
    return (
      <View className="card row">
        <View className="dot dot-warning preflight-dot">?</View>
        <View className="grow">
          <View className="type-heading">{t('section.unknownAnswer')}</View>
          <View className="type-small">{t('section.unknownAnswerDetail')}</View>
        </View>
      </View>
    )
  if (!outcome.ok) {
    const [first] = outcome.courses
    return first ? (
      <View className="card">
        <View className="type-title">
          {t(outcome.courses.length === 1 ? 'plan.outcome.noneOne' : 'plan.outcome.none', {
            count: outcome.courses.length,
          })}
        </View>
        <View className="type-small outcome-names">
          {outcome.courses.map((course) => titleOf(language, course)).join(t('meeting.nameSeparator'))}
        </View>
        <BlockerList refusals={outcome.refusals} courseId={first.id} refresh={() => void refreshPlan()} />
      </View>
    ) : null
  }
  const { items, creditsEnrolled } = outcome.value
  const missed = items.filter(({ refusals }) => refusals.length > 0)
  const got = items.length - missed.length
  const title =
    missed.length === 0
      ? t(got === 1 ? 'plan.outcome.allOne' : 'plan.outcome.all', { count: got })
      : got === 0
        ? t(missed.length === 1 ? 'plan.outcome.noneOne' : 'plan.outcome.none', { count: missed.length })
        : t('plan.outcome.some', { got, missed: missed.length })
  return (
    <View className="card" id="plan-outcome">
      <View className="row-apart">
        <View className="grow">
          <View className="type-title">{title}</View>
          <View className="type-small">{t('plan.outcome.credits', { credits: formatCredits(creditsEnrolled) })}</View>
        </View>
        <Tappable className="target type-link" onTap={hide}>
          {t('plan.outcome.hide')}
        </Tappable>
      </View>
      {items.map((item, index) => (
        <OutcomeLine key={outcome.courses[index]?.id ?? index} item={item} course={outcome.courses[index]} />
      ))}
    </View>
  )
}

interface OutcomeLineProps {
  item: PlanOutcome['items'][number]
  /** As it was sent. */
  course: CourseSummary | undefined
}

function OutcomeLine({ item, course }: OutcomeLineProps) {
  const { t, language } = useWording()
  const name = course ? `${course.code} ${titleOf(language, course)}` : (item.courseCode ?? '')
  const isGot = item.refusals.length === 0
  return (
    <View>
      <View className="rule" />
      <View className="row-apart">
        <View className="type-body grow">{name}</View>
        <View className={`tag ${isGot ? 'tag-success' : 'tag-danger'}`}>
          {isGot && <Sign kind="check" place="before" />}
          {t(isGot ? 'plan.outcome.got' : 'plan.outcome.missed')}
        </View>
      </View>
      {item.waitingEnded && <View className="type-small">{t('choosing.queueEnded')}</View>}
      {!isGot && course && (
        <View className="plan-blockers">
          <BlockerList refusals={item.refusals} courseId={course.id} refresh={() => void refreshPlan()} />
        </View>
      )}
    </View>
  )
}
