import type { SectionId } from '../../../contract/catalogue/ids'
import { inBatches } from '../../kernel/database/batches'
import type { Queryable } from '../../kernel/database/database'
import { writeRooms } from './rooms'

/** A written examination of a section; the room by its name. */
export interface StoredExam {
  sectionId: SectionId
  /** As in `2027-01-11`. */
  day: string
  startMinute: number
  endMinute: number
  room: string | null
}

/** The examinations of these sections. */
export async function readExams(database: Queryable, sectionIds: readonly SectionId[]): Promise<StoredExam[]> {
  const { rows } = await database.query<StoredExam>(
    `select x.section_id as "sectionId", x.day, x.start_minute as "startMinute", x.end_minute as "endMinute",
       r.name as room
     from exam x left join room r on r.id = x.room_id where x.section_id = any ($1)`,
    [sectionIds],
  )
  return rows
}

/** Sets the examinations of sections in place of those they had. A room that meetings know is the same room. */
export async function writeExams(database: Queryable, exams: readonly StoredExam[]): Promise<void> {
  const { rows } = await database.query<{ name: string }>('select name from room')
  const known = new Set(rows.map(({ name }) => name))
  const unknown = exams.flatMap(({ room }) => (room === null || known.has(room) ? [] : [{ name: room, nameEn: null }]))
  await writeRooms(database, unknown)
  await inBatches(exams, (json) =>
    database.query(
      `insert into exam (section_id, day, start_minute, end_minute, room_id)
       select x."sectionId", x.day, x."startMinute", x."endMinute",
         (select min(r.id) from room r where r.name = x.room)
       from jsonb_to_recordset($1::jsonb) as x
         ("sectionId" integer, day date, "startMinute" smallint, "endMinute" smallint, room text)
       on conflict (section_id) do update set day = excluded.day, start_minute = excluded.start_minute,
         end_minute = excluded.end_minute, room_id = excluded.room_id`,
      [json],
    ),
  )
}

/** Takes the examinations of sections away. */
export async function removeExams(database: Queryable, sectionIds: readonly SectionId[]): Promise<void> {
  await database.query('delete from exam where section_id = any ($1)', [sectionIds])
}
