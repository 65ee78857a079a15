import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { StudentId } from '../../../contract/people/ids'
import type { CatalogueSection } from '../../../rules/catalogue/catalogue-changes'
import { courseKey } from '../../../rules/catalogue/course-key'
import { analyse, inBatches } from '../../kernel/database/batches'
import type { Queryable } from '../../kernel/database/database'

/** A section to be stored, with the text that a search looks into. */
export type SectionToWrite = CatalogueSection & { readonly searchText: string }

/**
 * Locks the sections of a term, in id order as everybody does, until the transaction ends. Enrolments into
 * them wait, so what is counted afterwards stays true. To be called before anything else is written: batches
 * of enrolments hold sections while they wait for the catalogue's version.
 */
export async function lockSections(database: Queryable, termId: string): Promise<void> {
  await database.query('select 1 from section where term_id = $1 order by id for no key update', [termId])
}

/** Adds sections to a term, or overwrites those whose external id is known in it; none of them is withdrawn any more. */
export async function writeSections(
  database: Queryable,
  termId: string,
  sections: readonly SectionToWrite[],
): Promise<void> {
  const rows = sections.map(({ externalId, courseCode, code, kind, configuration, capacity, searchText }) => {
    return { externalId, courseCode, code, kind, configuration, capacity, searchText }
  })
  await inBatches(rows, (json) =>
    database.query(
      `insert into section (term_id, course_id, component_id, external_id, code, capacity, search_text)
       select $1, c.id, p.id, s."externalId", s.code, s.capacity, s."searchText"
       from jsonb_to_recordset($2::jsonb) as s ("externalId" text, "courseCode" text, code text, kind text,
         configuration smallint, capacity integer, "searchText" text)
       join course c on c.term_id = $1 and c.code = s."courseCode"
       join component p on p.course_id = c.id and p.configuration = s.configuration and p.kind = s.kind
       on conflict (term_id, external_id) do update set course_id = excluded.course_id,
         component_id = excluded.component_id, code = excluded.code, capacity = excluded.capacity,
         search_text = excluded.search_text, withdrawn_at = null`,
      [termId, json],
    ),
  )
  await analyse(database, 'section')
}

/** Sets the parents of sections that are all stored by now. */
export async function writeParents(
  database: Queryable,
  termId: string,
  sections: readonly CatalogueSection[],
): Promise<void> {
  const rows = sections.map(({ externalId, parentExternalId }) => ({ externalId, parentExternalId }))
  await inBatches(rows, (json) =>
    database.query(
      `update section child set parent_id = parent.id
       from jsonb_to_recordset($2::jsonb) as s ("externalId" text, "parentExternalId" text)
       left join section parent on parent.term_id = $1 and parent.external_id = s."parentExternalId"
       where child.term_id = $1 and child.external_id = s."externalId" and child.parent_id is distinct from parent.id`,
      [termId, json],
    ),
  )
}

/** Takes sections out of the catalogue; their rows and enrolments stay. */
export async function withdrawSections(
  database: Queryable,
  termId: string,
  externalIds: readonly string[],
): Promise<void> {
  await database.query(
    `update section set withdrawn_at = now()
     where term_id = $1 and external_id = any ($2) and withdrawn_at is null`,
    [termId, externalIds],
  )
}

export interface NamedSection {
  id: SectionId
  courseId: CourseId
  externalId: string
  /** As in `CS 2103 01`. */
  name: string
  isWithdrawn: boolean
}

/** The sections of a term that staff mean by a name: the registrar's key, or the course's and the section's code. */
export async function readNamedSections(
  database: Queryable,
  termId: string,
  named: readonly string[],
): Promise<(NamedSection & { named: string })[]> {
  const { rows } = await database.query<NamedSection>(
    `select s.id, s.course_id as "courseId", s.external_id as "externalId", c.code || ' ' || s.code as name,
       s.withdrawn_at is not null as "isWithdrawn"
     from section s join course c on c.id = s.course_id where s.term_id = $1
     order by "isWithdrawn", "externalId"`,
    [termId],
  )
  const byKey = new Map<string, NamedSection[]>()
  const byName = new Map<string, NamedSection[]>()
  const add = (map: Map<string, NamedSection[]>, key: string, section: NamedSection) =>
    map.set(key, [...(map.get(key) ?? []), section])
  for (const section of rows) {
    add(byKey, section.externalId, section)
    add(byName, courseKey(section.name), section)
  }
  return [...new Set(named)].flatMap((text) => {
    const found = new Set([...(byKey.get(text) ?? []), ...(byName.get(courseKey(text)) ?? [])])
    return [...found].map((section) => ({ named: text, ...section }))
  })
}

/** One section, one that left the catalogue too; null when there is none. */
export async function readSection(
  database: Queryable,
  id: SectionId,
): Promise<Pick<NamedSection, 'id' | 'courseId' | 'name' | 'isWithdrawn'> | null> {
  const { rows } = await database.query<Pick<NamedSection, 'id' | 'courseId' | 'name' | 'isWithdrawn'>>(
    `select s.id, s.course_id as "courseId", c.code || ' ' || s.code as name, s.withdrawn_at is not null as "isWithdrawn"
     from section s join course c on c.id = s.course_id where s.id = $1`,
    [id],
  )
  return rows[0] ?? null
}

/** Locks a section until the transaction ends, so that what is counted in it stays true. */
export async function lockSection(database: Queryable, id: SectionId): Promise<void> {
  await database.query('select 1 from section where id = $1 for no key update', [id])
}

/**
 * Sets the seats of a section by hand, null for no limit: imports leave them alone. The section must be locked, and
 * nobody may lose a seat by it.
 */
export async function setCapacity(database: Queryable, id: SectionId, capacity: number | null): Promise<void> {
  await database.query('update section set capacity = $2, is_capacity_by_hand = true where id = $1', [id, capacity])
}

/** Leaves the seats of a section to the next import; false when no hand had set them. */
export async function leaveCapacityToFile(database: Queryable, id: SectionId): Promise<boolean> {
  const { rowCount } = await database.query(
    'update section set is_capacity_by_hand = false where id = $1 and is_capacity_by_hand',
    [id],
  )
  return rowCount === 1
}

/** Takes a section out of the catalogue: nobody can choose it any more. */
export async function withdrawSection(database: Queryable, id: SectionId, now: Date): Promise<void> {
  await database.query('update section set withdrawn_at = coalesce(withdrawn_at, $2) where id = $1', [id, now])
}

export interface SectionPeople {
  capacity: number | null
  enrolled: number
  /** Seats that are offered to somebody. */
  offered: number
  waiting: number
}

/** How many people are in a section or wait for it. */
export async function countSectionPeople(database: Queryable, id: SectionId): Promise<SectionPeople> {
  const { rows } = await database.query<SectionPeople>(
    `select s.capacity,
       (select count(*) from enrolment e where e.section_id = s.id and e.status = 'enrolled') as enrolled,
       (select count(*) from waitlist_place p where p.section_id = s.id and p.state = 'offered') as offered,
       (select count(*) from waitlist_place p where p.section_id = s.id and p.state = 'waiting') as waiting
     from section s where s.id = $1`,
    [id],
  )
  if (!rows[0]) throw new Error(`section ${id} has no row`)
  return rows[0]
}

/** Who has a place in a section. */
export async function readStudentsIn(database: Queryable, id: SectionId): Promise<StudentId[]> {
  const { rows } = await database.query<{ id: StudentId }>(
    `select student_id as id from enrolment where section_id = $1 and status = 'enrolled' order by student_id`,
    [id],
  )
  return rows.map((row) => row.id)
}

/** Who waits for a section or is offered a seat of it. */
export async function readStudentsWaiting(database: Queryable, id: SectionId): Promise<StudentId[]> {
  const { rows } = await database.query<{ id: StudentId }>(
    `select w.student_id as id from waitlist_place p join waitlist_entry w on w.id = p.entry_id
     where p.section_id = $1 and p.state <> 'ended' order by w.student_id`,
    [id],
  )
  return rows.map((row) => row.id)
}
