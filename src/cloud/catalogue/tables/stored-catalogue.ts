import type { CatalogueCourse, StoredCatalogue, StoredSection } from '../../../rules/catalogue/catalogue-changes'
import type { CatalogueDepartment } from '../../../rules/school/departments'
import type { Queryable } from '../../kernel/database/database'

export type StoredSectionRow = StoredSection & { readonly searchText: string }

/** The catalogue of one term in the registrar's own terms, withdrawn sections included: what a file is compared with. */
export async function readStoredCatalogue(
  database: Queryable,
  termId: string,
): Promise<Omit<StoredCatalogue, 'sections'> & { readonly sections: readonly StoredSectionRow[] }> {
  const departments = await database.query<CatalogueDepartment>(
    'select code, name, name_en as "nameEn" from department order by code',
  )
  const courses = await database.query<CatalogueCourse>(
    `select c.code, c.title, c.title_en as "titleEn", c.description, c.description_en as "descriptionEn", c.credits,
       d.code as "departmentCode"
     from course c left join department d on d.id = c.department_id where c.term_id = $1 order by c.code`,
    [termId],
  )
  const sections = await database.query<StoredSectionRow>(
    `select s.external_id as "externalId", c.code as "courseCode", s.code, p.kind, p.configuration,
       parent.external_id as "parentExternalId", s.capacity, s.search_text as "searchText",
       s.withdrawn_at is not null as "isWithdrawn", s.is_capacity_by_hand as "isCapacityByHand",
       (select count(*) from enrolment e where e.section_id = s.id and e.status = 'enrolled') as enrolled,
       coalesce((
         select jsonb_agg(jsonb_build_object('name', t.name, 'nameEn', t.name_en) order by st.position)
         from section_teacher st join teacher t on t.id = st.teacher_id where st.section_id = s.id), '[]') as teachers,
       coalesce((
         select jsonb_agg(jsonb_build_object(
           'weekday', m.weekday, 'startMinute', m.start_minute, 'endMinute', m.end_minute, 'weeks', m.weeks,
           'room', case when r.id is not null then jsonb_build_object('name', r.name, 'nameEn', r.name_en) end))
         from meeting m left join room r on r.id = m.room_id where m.section_id = s.id), '[]') as meetings
     from section s
     join course c on c.id = s.course_id
     join component p on p.id = s.component_id
     left join section parent on parent.id = s.parent_id
     where s.term_id = $1
     order by s.external_id`,
    [termId],
  )
  return { departments: departments.rows, courses: courses.rows, sections: sections.rows }
}
