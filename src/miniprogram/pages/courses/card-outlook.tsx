import { View } from '@tarojs/components'
import type { SectionListing } from '../../../contract/selection/search'
import { isGeneral } from '../../../rules/selection/general-refusals'
import { useWeeksPassed } from '../../catalogue/parts/use-weeks-passed'
import { Button } from '../../kit/controls/button'
import { Sign } from '../../kit/controls/sign'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWording } from '../../kit/hooks/use-wording'
import { useIsStudent } from '../../people/parts/use-hat'
import { useListChoice } from '../../selection/stores/list-choice'
import { useStudentTerm, waitingFor } from '../../selection/stores/student-term'
import { canUndo } from '../../selection/text/can-undo'
import { isForRanking } from '../../selection/text/lottery-choices'
import { refusalTag } from '../../selection/text/refusal-text'
import { openSection, openWaitlist } from '../../shell/open'
import { CardRanking } from './card-ranking'
import { chooseFromList } from './choose-from-list'

/** What a person can do with a section from the list; who is no student just now can only look. */
export function CardStanding({ listing }: { listing: SectionListing }) {
  const { t } = useWording()
  if (useIsStudent()) return <StudentStanding listing={listing} />
  return <View className="type-link card-state">{t('hat.lookOnly')}</View>
}

/** Choose it, see that it is chosen, or see why not. */
function StudentStanding({ listing }: { listing: SectionListing }) {
  const wording = useWording()
  const { t } = wording
  const { course, section, linkedKinds, outlook } = listing
  const passed = useWeeksPassed(section)
  const isBusy = useWhileShown(
    useListChoice,
    ({ choice }) => choice?.section.id === section.id && (choice.status === 'busy' || choice.status === 'waiting'),
  )
  const entry = useWhileShown(useStudentTerm, (state) => waitingFor(state, course.id))
  const waiting = entry?.sections.some(({ id }) => id === section.id) ? entry : null
  const open = () => openSection(course.id, section.id)

  const choose = () => {
    // A lab or tutorial has to be picked on the course's own screen.
    if (linkedKinds.length > 0) return open()
    // Another section of a course that one waits for: the place in the queue would go without a word.
    if (passed > 0 || !canUndo() || entry) return useListChoice.getState().set({ course, section, status: 'asking' })
    return void chooseFromList({ course, section })
  }

  if (outlook.isEnrolled)
    return (
      <View className="tag tag-success card-state">
        <Sign kind="check" place="before" />
        {t('courses.chosen')}
      </View>
    )
  if (waiting?.offer)
    return <Button text={t('queue.todayAction')} isSmall onTap={openWaitlist} className="card-state" />
  if (waiting?.position)
    return <View className="tag tag-brand card-state">{t('waitlist.inLine', { position: waiting.position })}</View>
  if (outlook.refusals.some(isForRanking)) return <CardRanking listing={listing} />
  const blocker = outlook.refusals.find((refusal) => refusal.code !== 'component_missing' && !isGeneral(refusal))
  // What bars everything is said above the list, not on every card.
  if (!blocker && outlook.refusals.some(isGeneral))
    return <View className="type-link card-state">{t('choosing.see')}</View>
  if (!blocker)
    return (
      <Button
        text={isBusy ? t('action.choosing') : t('action.choose')}
        isSmall
        isDisabled={isBusy}
        onTap={choose}
        className="card-state"
      />
    )
  if (blocker.code === 'section_full' || blocker.code === 'seats_reserved') {
    const text = t(blocker.waiting === null ? 'courses.full' : 'waitlist.join')
    return <Button text={text} tone="ghost" isSmall onTap={open} className="card-state" />
  }
  const isInCourse = blocker.code === 'already_in_course'
  const tone = isInCourse ? 'tag-success' : 'tag-danger'
  return (
    <View className="column card-state card-blocked">
      <View className={`tag one-line ${tone}`}>{refusalTag(blocker, wording)}</View>
      <View className="type-link card-why">{t(isInCourse ? 'courses.seeIt' : 'courses.seeWhy')}</View>
    </View>
  )
}
