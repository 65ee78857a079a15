import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Course } from '../../../contract/catalogue'
import type { ComponentId, SectionId } from '../../../contract/ids'
import { dropCourse, joinWaitlist, selectSections } from '../../calls/enrolment'
import { addToPlan } from '../../calls/plan'
import { useSeatsRefresh } from '../../components/use-seats'
import { useWords } from '../../components/use-wording'
import { AboutCard } from './about-card'
import { AnswerCard } from './answer-card'
import { BlockersCard } from './blockers-card'
import { Dock } from './dock'
import { DropSheet } from './drop-sheet'
import { HeadCard } from './head-card'
import { mainActionFor } from './main-action'
import { OthersCard } from './others-card'
import {
  blockersOfChoice,
  heldSections,
  type SectionChoice,
  type Standings,
  sectionIdsOf,
  sectionsOf,
} from './section-choice'
import { useChange } from './use-change'
import { usePlanPlace } from './use-plan-place'
import { WaitlistSheet } from './waitlist-sheet'

interface SectionBodyProps {
  course: Course
  standings: Standings
  choice: SectionChoice
  onPick(componentId: ComponentId, sectionId: SectionId): void
  onShowSection(sectionId: SectionId): void
  reload(): Promise<void>
}

/** A section in full, with what can be done with it in the dock. */
export function SectionBody({ course, standings, choice, onPick, onShowSection, reload }: SectionBodyProps) {
  const { t } = useWords()
  const [asking, setAsking] = useState<'drop' | 'wait' | null>(null)
  const { change, run, clear } = useChange(reload)
  const held = heldSections(course, standings)
  const isHeld = standings[choice.lead.id]?.isEnrolled === true
  const answer = change.status === 'answered' ? change : null
  const refusals = answer && !answer.outcome.ok && 'refusals' in answer.outcome ? answer.outcome.refusals : []
  const blockers = refusals.length > 0 ? refusals : isHeld ? [] : blockersOfChoice(choice, standings)
  const sectionIds = sectionIdsOf(choice)
  const place = usePlanPlace(course.id, sectionIds)
  useSeatsRefresh(() => [...sectionIds, ...choice.alternatives.map(({ id }) => id)])

  const drop = () => {
    setAsking(null)
    const heldIds = held.map(({ id }) => id)
    void run('drop', () => dropCourse(course.id, heldIds))
  }
  const wait = (isAutomatic: boolean) => {
    setAsking(null)
    void run('wait', () => joinWaitlist(course.id, sectionIds, { isAutomatic, dropCourseId: null }))
  }
  const plan = async () => {
    const problem = await addToPlan(course, sectionsOf(choice))
    void Taro.showToast({ title: t(problem ? 'plan.notAdded' : 'plan.added'), icon: problem ? 'none' : 'success' })
  }
  const showSection = (sectionId: SectionId) => {
    clear()
    onShowSection(sectionId)
  }
  return (
    <>
      {answer && refusals.length === 0 && <AnswerCard kind={answer.kind} outcome={answer.outcome} />}
      <HeadCard
        course={course}
        standings={standings}
        choice={choice}
        isHeld={isHeld}
        onPick={(componentId, sectionId) => {
          clear()
          onPick(componentId, sectionId)
        }}
      />
      {blockers.length > 0 && (
        <BlockersCard
          refusals={blockers}
          course={course}
          heldId={held[0]?.id ?? null}
          onShowSection={showSection}
          onJoinWaitlist={() => setAsking('wait')}
          reload={async () => {
            clear()
            await reload()
          }}
        />
      )}
      <OthersCard choice={choice} standings={standings} onShowSection={showSection} />
      <AboutCard course={course} />
      <Dock
        isHeld={isHeld}
        busyWith={change.status === 'busy' ? change.kind : null}
        isBlocked={blockers.length > 0}
        main={mainActionFor(blockers)}
        place={place}
        onChoose={() => void run('choose', () => selectSections(course.id, sectionIds))}
        onWait={() => setAsking('wait')}
        onPlan={() => void plan()}
        onDrop={() => setAsking('drop')}
      />
      {asking === 'drop' && <DropSheet course={course} sections={held} onDrop={drop} onClose={() => setAsking(null)} />}
      {asking === 'wait' && (
        <WaitlistSheet course={course} sections={sectionsOf(choice)} onJoin={wait} onClose={() => setAsking(null)} />
      )}
    </>
  )
}
