import { useState } from 'react'
import type { Course } from '../../../contract/catalogue'
import type { ComponentId, SectionId } from '../../../contract/ids'
import { dropCourse, selectSections } from '../../calls/enrolment'
import { AboutCard } from './about-card'
import { AnswerCard } from './answer-card'
import { BlockersCard } from './blockers-card'
import { Dock } from './dock'
import { DropSheet } from './drop-sheet'
import { HeadCard } from './head-card'
import { OthersCard } from './others-card'
import { blockersOfChoice, heldSections, type SectionChoice, type Standings, sectionIdsOf } from './section-choice'
import { useChange } from './use-change'

interface SectionBodyProps {
  course: Course
  standings: Standings
  choice: SectionChoice
  onPick(componentId: ComponentId, sectionId: SectionId): void
  onShowSection(sectionId: SectionId): void
  reload(): Promise<void>
}

/** A section in full, with the one thing that can be done with it in the dock. */
export function SectionBody({ course, standings, choice, onPick, onShowSection, reload }: SectionBodyProps) {
  const [isAskingToDrop, setAskingToDrop] = useState(false)
  const { change, run, clear } = useChange(reload)
  const held = heldSections(course, standings)
  const isHeld = standings[choice.lead.id]?.isEnrolled === true
  const answer = change.status === 'answered' ? change : null
  const refusals = answer && !answer.outcome.ok && 'refusals' in answer.outcome ? answer.outcome.refusals : []
  const blockers = refusals.length > 0 ? refusals : isHeld ? [] : blockersOfChoice(choice, standings)

  const drop = () => {
    setAskingToDrop(false)
    const heldIds = held.map(({ id }) => id)
    void run('drop', () => dropCourse(course.id, heldIds))
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
          onShowSection={(sectionId) => {
            clear()
            onShowSection(sectionId)
          }}
          reload={async () => {
            clear()
            await reload()
          }}
        />
      )}
      <OthersCard
        choice={choice}
        standings={standings}
        onShowSection={(sectionId) => {
          clear()
          onShowSection(sectionId)
        }}
      />
      <AboutCard course={course} />
      <Dock
        isHeld={isHeld}
        busyWith={change.status === 'busy' ? change.kind : null}
        isBlocked={blockers.length > 0}
        onChoose={() => void run('choose', () => selectSections(course.id, sectionIdsOf(choice)))}
        onDrop={() => setAskingToDrop(true)}
      />
      {isAskingToDrop && (
        <DropSheet course={course} sections={held} onDrop={drop} onClose={() => setAskingToDrop(false)} />
      )}
    </>
  )
}
