import type { ComponentKind } from '../../../contract/catalogue/course'
import type { SectionId } from '../../../contract/catalogue/ids'
import type { BilingualName } from '../../../contract/kernel/bilingual-name'
import type { Student } from '../../../contract/people/person'
import type { TermId } from '../../../contract/school/ids'
import type { Queryable } from '../../kernel/database/database'
import { type StudentRow, studentColumns, studentOfRow } from '../../people/tables/students'

/** Who has a place in a section, by their numbers. */
export async function readClassList(database: Queryable, sectionId: SectionId): Promise<Student[]> {
  const { rows } = await database.query<StudentRow>(
    `select ${studentColumns} from enrolment e join student st on st.id = e.student_id
     left join department d on d.id = st.department_id
     where e.section_id = $1 and e.status = 'enrolled' order by st.number`,
    [sectionId],
  )
  return rows.map(studentOfRow)
}

/** One place in one section. */
export interface PlaceRow {
  courseCode: string
  title: string
  titleEn: string | null
  credits: number
  sectionCode: string
  /** The registrar's own key. */
  externalId: string
  kind: ComponentKind
  number: string
  name: string
  nameEn: string | null
  department: string | null
  cohort: number
  enrolledAt: Date
  /** The round it was chosen in; null for what staff put in without one. */
  round: BilingualName | null
}

const isWanted = `e.term_id = $1 and e.status = 'enrolled' and ($2::integer is null or e.section_id = $2)`

/** How many places are taken in a term, or in one section of it. */
export async function countPlaces(database: Queryable, termId: TermId, sectionId: SectionId | null): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::integer as count from enrolment e where ${isWanted}`,
    [termId, sectionId],
  )
  return rows[0]?.count ?? 0
}

/** The places that are taken in a term, or in one section of it, by section or by student, then the other. */
export async function readPlaces(
  database: Queryable,
  termId: TermId,
  sectionId: SectionId | null,
  by: 'section' | 'student',
): Promise<PlaceRow[]> {
  const order = by === 'section' ? '"courseCode", "sectionCode", s.id, number' : 'number, "courseCode", "sectionCode"'
  const { rows } = await database.query<PlaceRow>(
    `select c.code as "courseCode", c.title, c.title_en as "titleEn", c.credits, s.code as "sectionCode",
       s.external_id as "externalId", p.kind, st.number, st.name, st.name_en as "nameEn", d.name as department,
       st.cohort, e.enrolled_at as "enrolledAt",
       (select json_build_object('name', r.name, 'nameEn', r.name_en) from selection_round r where r.id = e.round_id) as round
     from enrolment e join section s on s.id = e.section_id join course c on c.id = s.course_id
     join component p on p.id = s.component_id join student st on st.id = e.student_id
     left join department d on d.id = st.department_id
     where ${isWanted} order by ${order}`,
    [termId, sectionId],
  )
  return rows
}
