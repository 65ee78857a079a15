import type { CourseId, SectionId } from '../../contract/catalogue/ids'
import type { PersonMessage } from '../../contract/messages'
import type { AdviserRequestKind } from '../../contract/selection/adviser-requests'
import type { PlaceCode } from '../../contract/selection/messages'
import type { Catalogue } from '../catalogue/tables/catalogue'
import type { MessageFrame, MessageRow } from '../people/tables/messages'

/** Where a student's place is, or was. */
export interface PlaceFacts {
  courseId: CourseId
  sectionIds: SectionId[]
}

/** What students are told about their places, requests and draws, as it is kept. */
export type PlaceTold =
  | { code: PlaceCode; facts: PlaceFacts & { note: string | null } }
  | { code: 'seat_offered'; facts: PlaceFacts & { expiresAt: string } }
  | { code: 'request_granted' | 'request_refused'; facts: PlaceFacts & { kind: AdviserRequestKind; note: string } }
  | { code: 'lottery_drawn'; facts: Pick<Extract<PersonMessage, { code: 'lottery_drawn' }>, LotteryFact> }
type LotteryFact = 'roundName' | 'won' | 'choices'

/** Such a message as its reader gets it, with what it is about by name; null for every other. */
export function selectionsMessage(row: MessageRow, frame: MessageFrame, catalogue: Catalogue): PersonMessage | null {
  const told = row as PlaceTold
  switch (told.code) {
    case 'section_cancelled':
    case 'waiting_cancelled':
    case 'place_removed':
    case 'draw_undone':
    case 'enrolled_automatically':
    case 'offer_lapsed':
      return { ...frame, code: told.code, ...placeOf(told.facts, catalogue), note: told.facts.note }
    case 'seat_offered':
      return {
        ...frame,
        code: told.code,
        ...placeOf(told.facts, catalogue),
        expiresAt: told.facts.expiresAt,
        isOver: row.isOver,
      }
    case 'request_granted':
    case 'request_refused': {
      const { kind, note } = told.facts
      return { ...frame, code: told.code, ...placeOf(told.facts, catalogue), kind, note }
    }
    case 'lottery_drawn': {
      const { roundName, won, choices } = told.facts
      return { ...frame, code: told.code, roundName, won, choices }
    }
    default:
      told satisfies never
      return null
  }
}

function placeOf({ courseId, sectionIds }: PlaceFacts, { courses, sections }: Catalogue) {
  const offering = courses.get(courseId)
  const course = offering && {
    id: courseId,
    code: offering.course.code,
    title: offering.course.title,
    titleEn: offering.course.titleEn,
  }
  return {
    course: course ?? null,
    sections: sectionIds.flatMap((id) => {
      const section = sections.get(id)
      return section ? [{ id, code: section.code }] : []
    }),
  }
}
