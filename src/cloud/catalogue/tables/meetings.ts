import type { CatalogueSection } from '../../../rules/catalogue/catalogue-changes'
import { inBatches } from '../../kernel/database/batches'
import type { Queryable } from '../../kernel/database/database'
import { writeRooms } from './rooms'

/** Gives each section just the meetings it has here. */
export async function writeMeetings(
  database: Queryable,
  termId: string,
  sections: readonly CatalogueSection[],
): Promise<void> {
  await database.query(
    `delete from meeting m using section s
     where s.id = m.section_id and s.term_id = $1 and s.external_id = any ($2)`,
    [termId, sections.map((section) => section.externalId)],
  )
  const rows = sections.flatMap(({ externalId, meetings }) =>
    meetings.map(({ room, ...time }) => ({ externalId, ...time, room: room?.name, roomEn: room?.nameEn })),
  )
  await writeRooms(
    database,
    sections.flatMap(({ meetings }) => meetings.flatMap(({ room }) => (room ? [room] : []))),
  )
  await inBatches(rows, (json) =>
    database.query(
      `insert into meeting (section_id, weekday, start_minute, end_minute, weeks, room_id)
       select s.id, m.weekday, m."startMinute", m."endMinute", m.weeks, r.id
       from jsonb_to_recordset($2::jsonb) as m ("externalId" text, weekday smallint, "startMinute" smallint,
         "endMinute" smallint, weeks bigint, room text, "roomEn" text)
       join section s on s.term_id = $1 and s.external_id = m."externalId"
       left join room r on r.name = m.room and r.name_en is not distinct from m."roomEn"`,
      [termId, json],
    ),
  )
}
