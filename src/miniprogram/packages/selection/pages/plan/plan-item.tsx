import { View } from '@tarojs/components'
import type { Section } from '../../../../../contract/catalogue/course'
import { isGeneral } from '../../../../../rules/selection/general-refusals'
import { formatCredits } from '../../../../catalogue/text/credits'
import { meetingsText, namesText } from '../../../../catalogue/text/meetings'
import { Sign } from '../../../../kit/controls/sign'
import { Tappable } from '../../../../kit/controls/tappable'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWording } from '../../../../kit/hooks/use-wording'
import { titleOf } from '../../../../kit/text/bilingual'
import { moveInPlan, refreshPlan, removeFromPlan } from '../../../../selection/calls/plan'
import { BlockerList } from '../../../../selection/parts/blocker-list'
import { useCourseHues } from '../../../../selection/parts/use-course-hues'
import { useSeats } from '../../../../selection/parts/use-seats'
import type { PlannedCourse } from '../../../../selection/stores/plan'
import { useStudentTerm, waitingFor } from '../../../../selection/stores/student-term'
import { planStateOf } from '../../../../selection/text/plan-state'
import { isAboutSeats, seatsShort, seatsTone } from '../../../../selection/text/seats'
import { openAskAdviser, openSection } from '../../../../shell/open'

interface PlanItemProps {
  item: PlannedCourse
  /** Counted from 0. */
  index: number
  isLast: boolean
}

const tone = { enrolled: 'tag-success', waiting: 'tag-warning', blocked: 'tag-danger', held: '', free: 'tag-brand' }

/** One planned course: its sections, whether it can be chosen, and every blocker with its remedy. */
export function PlanItem({ item, index, isLast }: PlanItemProps) {
  const { t, language } = useWording()
  const { course, sections, isEnrolled } = item
  const waiting = useWhileShown(useStudentTerm, (state) => waitingFor(state, course.id))
  // What bars every course is said once, above them all.
  const own = item.refusals.filter((refusal) => !isGeneral(refusal))
  const refusals = waiting ? own.filter((refusal) => !isAboutSeats(refusal)) : own
  const state = planStateOf(item, waiting ? waiting.sections.map(({ id }) => id) : null)
  const queued = state === 'free' && waiting?.sections.map(({ code }) => code).join(t('meeting.nameSeparator'))
  const hueOf = useCourseHues()
  const title = titleOf(language, course)
  const open = () => openSection(course.id, sections[0]?.id)
  const isIncomplete = refusals.some(({ code }) => /^(component|parent)_/.test(code))
  return (
    <View className="card plan-item">
      <Tappable className="plan-open" role="link" onTap={open} label={`${course.code} ${title}`}>
        <View className="row-apart">
          <View className={`plan-edge hue-${hueOf(course.code)}`} />
          <View className="type-heading grow">
            {course.code} {title}
          </View>
          <View className={`tag plan-tag ${tone[state]}`}>{t(`plan.state.${state}`)}</View>
        </View>
        {sections.map((section) => (
          <SectionLine key={section.id} section={section} isOwn={isEnrolled} />
        ))}
      </Tappable>
      {queued && <View className="type-small plan-ends">{t('choosing.endsQueue', { sections: queued })}</View>}
      {refusals.length > 0 && !isEnrolled && (
        <View className="plan-blockers">
          <BlockerList
            refusals={refusals}
            isClosed={own.length < item.refusals.length}
            courseId={course.id}
            refresh={() => void refreshPlan()}
            askAdviser={(kind) =>
              openAskAdviser(
                kind,
                course.id,
                sections.map(({ id }) => id),
              )
            }
          />
        </View>
      )}
      {(sections.length === 0 || isIncomplete) && !isEnrolled && (
        <Tappable className="type-link plan-pick" role="link" onTap={open}>
          {t('plan.pickSections')}
          <Sign kind="onward" place="after" />
        </Tappable>
      )}
      <PlanTools item={item} index={index} isLast={isLast} />
    </View>
  )
}

/** Moves the course up or down, or takes it out. */
function PlanTools({ item: { course }, index, isLast }: PlanItemProps) {
  const { t, language } = useWording()
  const title = titleOf(language, course)
  return (
    <View className="row-apart plan-tools">
      <View className="type-tiny grow">{t('credits', { credits: formatCredits(course.credits) })}</View>
      {index > 0 && (
        <Tappable
          className="target plan-tool"
          label={t('plan.up', { course: title })}
          onTap={() => moveInPlan(course.id, -1)}
        >
          <View className="plan-arrow plan-arrow-up" />
        </Tappable>
      )}
      {!isLast && (
        <Tappable
          className="target plan-tool"
          label={t('plan.down', { course: title })}
          onTap={() => moveInPlan(course.id, 1)}
        >
          <View className="plan-arrow" />
        </Tappable>
      )}
      <Tappable
        className="target type-link plan-remove"
        label={t('plan.removeOf', { course: title })}
        onTap={() => removeFromPlan(course.id)}
      >
        {t('plan.remove')}
      </Tappable>
    </View>
  )
}

/** Who is in a section need not be told how full it is. */
function SectionLine({ section, isOwn }: { section: Section; isOwn: boolean }) {
  const wording = useWording()
  const { t } = wording
  const seats = useSeats(section)
  const kind = `${t(`component.${section.componentKind}`)} ${section.code}`
  const facts = [kind, meetingsText(section.meetings, wording), namesText(section.teachers, wording)]
  return (
    <View className="row-apart plan-section">
      <View className="type-small grow">{facts.filter(Boolean).join(' · ')}</View>
      {!isOwn && <View className={`type-tiny plan-seats plan-seats-${seatsTone(seats)}`}>{seatsShort(seats, t)}</View>}
    </View>
  )
}
