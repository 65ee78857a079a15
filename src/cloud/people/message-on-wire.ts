import type { PersonMessage } from '../../contract/messages'
import type { StudentId } from '../../contract/people/ids'
import { RelationCode } from '../../contract/people/messages'
import type { Student } from '../../contract/people/person'
import type { MessageFrame, MessageRow, Told } from './tables/messages'

/** What every message tells; `students` are those the messages of wards are about. */
export function messageFrame(row: MessageRow, students: ReadonlyMap<StudentId, Student>): MessageFrame {
  const { id, by, at, isRead, wardId } = row
  const student = wardId === null ? undefined : students.get(wardId)
  const ward = student ? { id: student.id, name: student.name, nameEn: student.nameEn } : null
  return { id, by, at: at.toISOString(), isRead, ward }
}

const isRelation = (code: string): code is RelationCode => RelationCode.options.some((option) => option === code)

/** A message about people who are bound, or about a hold, as its reader gets it; null for every other. */
export function peoplesMessage(row: MessageRow, frame: MessageFrame): PersonMessage | null {
  const told = row as Told
  if (told.code === 'scope_asked') return { ...frame, code: told.code, name: row.name, scope: told.facts.scope }
  if (told.code === 'hold_placed' || told.code === 'hold_released')
    return { ...frame, code: told.code, reason: told.facts.reason, note: told.facts.note }
  return isRelation(row.code) ? { ...frame, code: row.code, name: row.name } : null
}
