import type { Course } from '../../../contract/catalogue/course'
import type { ComponentId, SectionId } from '../../../contract/catalogue/ids'
import type { Refusal } from '../../../contract/refusal'
import type { CourseResult } from '../../../contract/selection/results'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWords } from '../../kit/hooks/use-wording'
import type { RefusalOf } from '../../kit/text/wording'
import { useIsStudent } from '../../people/parts/use-hat'
import { ChooseSheet } from '../../selection/parts/choose-sheet'
import { useRecentLottery } from '../../selection/parts/use-lottery-place'
import { useSeatsRefresh } from '../../selection/parts/use-seats'
import { useStudentTerm, waitingFor } from '../../selection/stores/student-term'
import { isForRanking, withoutQueue } from '../../selection/text/lottery-choices'
import { openAskAdviser } from '../../shell/open'
import { AboutCard } from './about-card'
import { AnswerCard } from './answer-card'
import { AsksCard } from './asks-card'
import { BlockersCard } from './blockers-card'
import { Dock } from './dock'
import { DropSheet } from './drop-sheet'
import { HeadCard } from './head-card'
import { LookDock } from './look-dock'
import { mainActionFor } from './main-action'
import { MoveNote } from './move-note'
import { OthersCard } from './others-card'
import { RankDock } from './rank-dock'
import {
  blockersOfChoice,
  heldSections,
  type SectionChoice,
  type Standings,
  sectionIdsOf,
  sectionsOf,
} from './section-choice'
import { blockersWhileWaiting, courseInTheWay } from './swap-choice'
import { SwapPart } from './swap-part'
import { UnsentCard } from './unsent-card'
import { usePlanPlace } from './use-plan-place'
import { type Asking, useSectionActions } from './use-section-actions'
import { WaitingPart } from './waiting-part'
import { WaitlistSheet } from './waitlist-sheet'

interface SectionBodyProps {
  course: Course
  outlooks: Standings
  results: readonly CourseResult[]
  choice: SectionChoice
  onPick(componentId: ComponentId, sectionId: SectionId): void
  onShowSection(sectionId: SectionId): void
  reload(): Promise<void>
}

const isOwnCourse = (refusal: Refusal): refusal is RefusalOf<'already_in_course'> =>
  refusal.code === 'already_in_course'

/** A section in full, with what can be done with it in the dock. */
export function SectionBody(props: SectionBodyProps) {
  const { course, outlooks, results, choice, onPick, onShowSection, reload } = props
  const { t } = useWords()
  const isStudent = useIsStudent()
  useRecentLottery()
  const held = heldSections(course, outlooks)
  const isHeld = isStudent && outlooks[choice.lead.id]?.isEnrolled === true
  const actions = useSectionActions(course, choice, held, reload)
  const { asking, setAsking, change, run, clear, choose, drop, wait, plan } = actions
  const waiting = useWhileShown(useStudentTerm, (state) => (isHeld || !isStudent ? null : waitingFor(state, course.id)))
  // Waiting for one section is no answer to another that can be had.
  const isQueuedHere = waiting?.sections.every(({ id }) => sectionIdsOf(choice).includes(id)) === true
  const place = usePlanPlace(course.id, sectionIdsOf(choice))
  useSeatsRefresh(() => [...sectionIdsOf(choice), ...choice.alternatives.map(({ id }) => id)])

  const answer = change.status === 'answered' ? change : null
  const refusals = answer && !answer.outcome.ok && 'refusals' in answer.outcome ? answer.outcome.refusals : []
  const found = refusals.length > 0 ? refusals : isHeld ? [] : blockersOfChoice(choice, outlooks)
  const standing = !isStudent ? [] : waiting ? blockersWhileWaiting(found, waiting) : found
  const main = mainActionFor(standing)
  // Who can rank a course need not be told that nothing can be chosen.
  const barred = main === 'rank' ? standing.filter((refusal) => !isForRanking(refusal)).map(withoutQueue) : standing
  const already = barred.find(isOwnCourse)
  const blockers = barred.filter((refusal) => !isOwnCourse(refusal))
  const inTheWay = courseInTheWay(barred)
  const heldId = held[0]?.id ?? null
  const afresh = (go: () => unknown) => {
    clear()
    return go()
  }
  const showSection = (sectionId: SectionId) => afresh(() => onShowSection(sectionId))
  const ask = (about: Asking | null) => () => setAsking(about)
  return (
    <>
      {change.status === 'waiting' && <UnsentCard onGiveUp={change.cancel} />}
      {answer && <AnswerCard kind={answer.kind} outcome={answer.outcome} />}
      <HeadCard
        course={course}
        outlooks={outlooks}
        choice={choice}
        isHeld={isHeld}
        onPick={(componentId, sectionId) => afresh(() => onPick(componentId, sectionId))}
      />
      {waiting && <WaitingPart entry={waiting} onChange={() => void reload()} />}
      {already && heldId !== null && <MoveNote already={already} onShowHeld={() => showSection(heldId)} />}
      {blockers.length > 0 && (
        <BlockersCard
          title={t(main === 'rank' ? 'lottery.bars' : 'section.cannotYet')}
          refusals={blockers}
          course={course}
          heldId={heldId}
          onShowSection={showSection}
          onJoinWaitlist={ask('wait')}
          onSwapFrom={(swapFrom) => setAsking({ swapFrom })}
          onAskAdviser={(kind) => openAskAdviser(kind, course.id, sectionIdsOf(choice))}
          reload={async () => void (await afresh(reload))}
        />
      )}
      <AsksCard course={course} sections={sectionsOf(choice)} results={results} />
      <OthersCard sections={choice.alternatives} outlooks={outlooks} onShowSection={showSection} />
      <AboutCard course={course} />
      {!isStudent ? (
        <LookDock />
      ) : main === 'rank' ? (
        <RankDock course={course} sections={sectionsOf(choice)} planPlace={place} onPlan={() => void plan()} />
      ) : (
        <Dock
          isHeld={isHeld}
          busyWith={change.status === 'busy' || change.status === 'waiting' ? change.kind : null}
          isBlocked={barred.length > 0}
          main={main}
          place={place}
          waiting={isQueuedHere || found.length > 0 ? waiting : null}
          onChoose={waiting ? ask('choose') : choose}
          onWait={ask('wait')}
          isMove={inTheWay === course.id}
          onSwap={ask({ swapFrom: inTheWay })}
          onPlan={() => void plan()}
          onDrop={ask('drop')}
        />
      )}
      {asking === 'choose' && (
        <ChooseSheet course={course} sections={sectionsOf(choice)} onChoose={choose} onClose={ask(null)} />
      )}
      {asking === 'drop' && <DropSheet course={course} sections={held} onDrop={drop} onClose={ask(null)} />}
      {asking === 'wait' && (
        <WaitlistSheet course={course} sections={sectionsOf(choice)} onJoin={wait} onClose={ask(null)} />
      )}
      {asking !== null && typeof asking === 'object' && (
        <SwapPart
          course={course}
          sections={sectionsOf(choice)}
          refusals={found}
          from={asking.swapFrom}
          run={run}
          onClose={ask(null)}
        />
      )}
    </>
  )
}
