import type { PersonMessage } from '../contract/messages'
import type { StudentId } from '../contract/people/ids'
import type { Student } from '../contract/people/person'
import type { Catalogue } from './tables/catalogue'
import type { MessageRow, PlaceFacts } from './tables/messages'

export interface MessageSurroundings {
  catalogue: Catalogue
  /** Those the messages of wards are about. */
  students: ReadonlyMap<StudentId, Student>
}

/** A message as its reader gets it: what it is about by name. */
export function messageOnWire(row: MessageRow, { catalogue, students }: MessageSurroundings): PersonMessage {
  const { id, by, at, isRead, name, wardId } = row
  const student = wardId === null ? undefined : students.get(wardId)
  const ward = student ? { id: student.id, name: student.name, nameEn: student.nameEn } : null
  const told = { id, by, at: at.toISOString(), isRead, ward }
  switch (row.code) {
    case 'scope_asked':
      return { ...told, code: row.code, name, scope: row.facts.scope }
    case 'section_cancelled':
    case 'waiting_cancelled':
    case 'place_removed':
    case 'draw_undone':
    case 'enrolled_automatically':
    case 'offer_lapsed':
      return { ...told, code: row.code, ...placeOf(row.facts, catalogue), note: row.facts.note }
    case 'seat_offered':
      return { ...told, code: row.code, ...placeOf(row.facts, catalogue), expiresAt: row.facts.expiresAt }
    case 'request_granted':
    case 'request_refused': {
      const { kind, note } = row.facts
      return { ...told, code: row.code, ...placeOf(row.facts, catalogue), kind, note }
    }
    case 'hold_placed':
    case 'hold_released':
      return { ...told, code: row.code, reason: row.facts.reason, note: row.facts.note }
    case 'lottery_drawn': {
      const { roundName, won, choices } = row.facts
      return { ...told, code: row.code, roundName, won, choices }
    }
    default:
      return { ...told, code: row.code, name }
  }
}

function placeOf({ courseId, sectionIds }: PlaceFacts, { courses, sections }: Catalogue) {
  const offer = courses.get(courseId)
  const course = offer && {
    id: courseId,
    code: offer.course.code,
    title: offer.course.title,
    titleEn: offer.course.titleEn,
  }
  return {
    course: course ?? null,
    sections: sectionIds.flatMap((id) => {
      const section = sections.get(id)
      return section ? [{ id, code: section.code }] : []
    }),
  }
}
