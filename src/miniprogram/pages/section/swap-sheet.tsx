import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Course, CourseSummary, Section } from '../../../contract/catalogue/course'
import type { CourseId } from '../../../contract/catalogue/ids'
import type { Refusal } from '../../../contract/refusal'
import type { EnrolledCourse } from '../../../contract/selection/enrolment'
import { formatCredits } from '../../catalogue/text/credits'
import { meetingsText } from '../../catalogue/text/meetings'
import { Button } from '../../kit/controls/button'
import { Chip } from '../../kit/controls/chip'
import { Sheet } from '../../kit/controls/sheet'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWording } from '../../kit/hooks/use-wording'
import { titleOf } from '../../kit/text/bilingual'
import { useStudentTerm, waitingFor } from '../../selection/stores/student-term'
import { refusalText } from '../../selection/text/refusal-text'
import { canWait, seatsText } from '../../selection/text/seats'
import { blockersAfterLeaving } from './swap-choice'

interface SwapSheetProps {
  course: Course
  sections: readonly Section[]
  refusals: readonly Refusal[]
  /** The courses that may be left; one is chosen when there are several. */
  leavable: readonly EnrolledCourse[]
  creditsEnrolled: number
  onSwap(left: EnrolledCourse): void
  /** Waits in the queue, to change once a seat comes. */
  onWait(leftId: CourseId): void
  onClose(): void
}

/** Says plainly what is left and what is taken, that both happen or neither, and what is still in the way. */
export function SwapSheet(props: SwapSheetProps) {
  const { course, sections, leavable, onClose } = props
  const { t, language } = useWording()
  const [chosenId, setChosenId] = useState<CourseId | null>(null)
  // Of several, none is left without being named.
  const left = leavable.find((one) => one.course.id === chosenId) ?? (leavable.length === 1 ? leavable[0] : undefined)
  return (
    <Sheet title={t(left?.course.id === course.id ? 'swap.titleSection' : 'swap.title')} onClose={onClose}>
      {leavable.length === 0 && <View className="type-small swap-note">{t('swap.nothingToLeave')}</View>}
      {leavable.length > 1 && (
        <>
          <View className="type-small">{t('swap.chooseLeave')}</View>
          <View className="chips swap-chips">
            {leavable.map((one) => (
              <Chip
                key={one.course.id}
                text={titleOf(language, one.course)}
                isOn={one.course.id === left?.course.id}
                role="radio"
                onTap={() => setChosenId(one.course.id)}
              />
            ))}
          </View>
        </>
      )}
      {left && <SwapSide tone="left" course={left.course} sections={left.sections} />}
      <SwapSide tone="taken" course={course} sections={sections} />
      {left ? (
        <SwapTerms {...props} left={left} />
      ) : (
        <View className="swap-note">
          <Button text={t('swap.course')} isDisabled onTap={() => undefined} />
        </View>
      )}
    </Sheet>
  )
}

/** What the change means, what is still in its way, and the button for it. */
function SwapTerms({
  course,
  sections,
  refusals,
  creditsEnrolled,
  left,
  onSwap,
  onWait,
}: SwapSheetProps & { left: EnrolledCourse }) {
  const { t, language } = useWording()
  const isSameCourse = left.course.id === course.id
  const blockers = blockersAfterLeaving(refusals, left.course)
  const isFull = blockers.some(canWait)
  const others = blockers.filter((refusal) => !canWait(refusal))
  const leftTitle = titleOf(language, left.course)
  const taken = sections.map(({ id }) => id)
  const waiting = useWhileShown(useStudentTerm, (state) => waitingFor(state, course.id))
  const ends = waiting?.sections.every(({ id }) => taken.includes(id)) === false
  const queued = ends && waiting?.sections.map(({ code }) => code).join(t('meeting.nameSeparator'))
  const credits = creditsEnrolled - left.course.credits + course.credits
  return (
    <>
      <View className="type-small swap-note">
        {t(isFull ? 'swap.full' : 'swap.bothOrNeither', { course: leftTitle })}{' '}
        {!isSameCourse && t('swap.credits', { credits: formatCredits(credits) })}
      </View>
      {queued && !isFull && (
        <View className="type-small swap-note choose-warning">{t('choosing.endsQueue', { sections: queued })}</View>
      )}
      {others.length > 0 && <StillBlocked refusals={others} leftTitle={leftTitle} />}
      <Button
        text={t(isFull ? 'swap.queue' : isSameCourse ? 'swap.section' : 'swap.course')}
        isDisabled={others.length > 0}
        onTap={() => (isFull ? onWait(left.course.id) : onSwap(left))}
      />
    </>
  )
}

function SwapSide({
  tone,
  course,
  sections,
}: {
  tone: 'left' | 'taken'
  course: CourseSummary
  sections: readonly Section[]
}) {
  const wording = useWording()
  const { t, language } = wording
  return (
    <View className="row swap-side">
      <View className={`tag ${tone === 'left' ? 'tag-danger' : 'tag-success'} swap-tag`}>
        {t(tone === 'left' ? 'swap.leave' : 'swap.take')}
      </View>
      <View className="grow">
        <View className="type-body type-strong">
          {course.code} {titleOf(language, course)}
        </View>
        {sections.map((section) => (
          <View key={section.id} className="type-small">
            {t(`component.${section.componentKind}`)} {section.code} · {meetingsText(section.meetings, wording)}
            {tone === 'taken' && ` · ${seatsText(section.seats, t)}`}
          </View>
        ))}
      </View>
    </View>
  )
}

/** What leaving that course does not help against. */
function StillBlocked({ refusals, leftTitle }: { refusals: readonly Refusal[]; leftTitle: string }) {
  const wording = useWording()
  return (
    <View className="swap-blocked">
      <View className="type-small">{wording.t('swap.stillBlocked', { course: leftTitle })}</View>
      {refusals.map((refusal) => {
        const { title, detail } = refusalText(refusal, wording)
        return (
          <View key={JSON.stringify(refusal)} className="type-small type-lines">
            {title} · {detail}
          </View>
        )
      })}
    </View>
  )
}
