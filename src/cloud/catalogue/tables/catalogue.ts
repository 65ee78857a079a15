import type { CourseSummary, Meeting } from '../../../contract/catalogue/course'
import type { CourseRules } from '../../../contract/catalogue/course-rules'
import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { BilingualName } from '../../../contract/kernel/bilingual-name'
import type { TermId } from '../../../contract/school/ids'
import type { CourseFacts, SectionFacts } from '../../../rules/catalogue/course-facts'
import { noCourseRules } from '../../../rules/catalogue/course-facts'
import type { QuotaFacts } from '../../../rules/catalogue/seats'
import type { Queryable } from '../../kernel/database/database'

/** A course with its sections as it is kept in memory: all but the seats. */
export interface CatalogueCourse extends CourseFacts {
  course: CourseSummary
  termId: TermId
  sections: ReadonlyMap<SectionId, CatalogueSection>
  description: string | null
  descriptionEn: string | null
}

export interface CatalogueSection extends SectionFacts {
  courseId: CourseId
  isWithdrawn: boolean
  teachers: BilingualName[]
  meetings: Meeting[]
  quotas: (QuotaFacts & { departments: BilingualName[] })[]
  searchText: string
}

/** Everything that is taught, at one version of the catalogue. */
export interface Catalogue {
  version: number
  courses: ReadonlyMap<CourseId, CatalogueCourse>
  sections: ReadonlyMap<SectionId, CatalogueSection>
}

/** Reads only the number that says whether a {@link Catalogue} in memory still holds. */
export async function readCatalogueVersion(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ version: number }>({
    name: 'catalogue-version',
    text: 'select version from catalogue_version',
  })
  const version = rows[0]?.version
  if (version === undefined) throw new Error('catalogue_version lost its row')
  return version
}

interface CourseRow {
  termId: TermId
  course: CourseSummary
  rules: CourseRules | null
  description: string | null
  descriptionEn: string | null
  components: CourseFacts['components']
}

/** Reads the whole catalogue in one statement, so that what it returns is of one instant. */
export async function readCatalogue(database: Queryable): Promise<Catalogue> {
  const { rows } = await database.query<{ version: number; courses: CourseRow[]; sections: CatalogueSection[] }>(
    `select
      (select version from catalogue_version) as version,
      coalesce((select json_agg(json_build_object(
        'termId', c.term_id, 'description', c.description, 'descriptionEn', c.description_en,
        'course', json_build_object(
          'id', c.id, 'code', c.code, 'title', c.title, 'titleEn', c.title_en, 'credits', c.credits,
          'department', case when d.id is not null then
            json_build_object('id', d.id, 'code', d.code, 'name', d.name, 'nameEn', d.name_en) end),
        'rules', (
          select json_build_object(
            'prerequisite', x.prerequisite, 'corequisites', x.corequisites, 'standingMin', x.standing_min,
            'departments', coalesce((
              select json_agg(json_build_object('id', o.id, 'name', o.name, 'nameEn', o.name_en) order by o.code)
              from department o where o.id = any (x.department_ids)), '[]'), 'repeat', x.repeat)
          from course_rule x where x.course_id = c.id),
        'components', coalesce((
          select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'configuration', p.configuration)
            order by p.configuration, array_position(array['lecture', 'lab', 'tutorial', 'other'], p.kind))
          from component p
          where p.course_id = c.id
            and exists (select 1 from section s where s.component_id = p.id and s.withdrawn_at is null)), '[]')) order by c.id)
        from course c left join department d on d.id = c.department_id), '[]') as courses,
      coalesce((select json_agg(json_build_object(
        'id', s.id, 'courseId', s.course_id, 'componentId', s.component_id, 'code', s.code, 'parentId', s.parent_id,
        'isWithdrawn', s.withdrawn_at is not null, 'searchText', s.search_text,
        'teachers', coalesce((
          select json_agg(json_build_object('name', t.name, 'nameEn', t.name_en) order by st.position)
          from section_teacher st join teacher t on t.id = st.teacher_id where st.section_id = s.id), '[]'),
        'meetings', coalesce((
          select json_agg(json_build_object(
            'weekday', m.weekday, 'startMinute', m.start_minute, 'endMinute', m.end_minute, 'weeks', m.weeks,
            'room', case when r.id is not null then json_build_object('name', r.name, 'nameEn', r.name_en) end)
            order by m.weekday, m.start_minute, m.id)
          from meeting m left join room r on r.id = m.room_id where m.section_id = s.id), '[]'),
        'exam', (
          select json_build_object('day', x.day, 'startMinute', x.start_minute, 'endMinute', x.end_minute,
            'room', case when r.id is not null then json_build_object('name', r.name, 'nameEn', r.name_en) end)
          from exam x left join room r on r.id = x.room_id where x.section_id = s.id),
        'clashAllowedWith', coalesce((
          select json_agg(case when x.section_id = s.id then x.other_section_id else x.section_id end)
          from allowed_clash x where s.id in (x.section_id, x.other_section_id)), '[]'),
        'quotas', coalesce((
          select json_agg(json_build_object('id', q.id, 'seats', q.seats, 'cohorts', q.cohorts,
            'departmentIds', q.department_ids, 'releasesAt', q.releases_at,
            'departments', coalesce((
              select json_agg(json_build_object('name', o.name, 'nameEn', o.name_en) order by o.code)
              from department o where o.id = any (q.department_ids)), '[]')) order by q.id)
          from quota q where q.section_id = s.id), '[]')) order by s.code, s.id)
        from section s), '[]') as sections`,
  )
  const row = rows[0]
  if (!row) throw new Error('the catalogue statement returned no row')
  return assemble(row.version, row.courses, row.sections)
}

function assemble(version: number, courseRows: CourseRow[], sectionRows: CatalogueSection[]): Catalogue {
  const sectionsOfCourse = new Map<CourseId, Map<SectionId, CatalogueSection>>()
  const sections = new Map<SectionId, CatalogueSection>()
  for (const section of sectionRows) {
    sections.set(section.id, section)
    const siblings = sectionsOfCourse.get(section.courseId) ?? new Map<SectionId, CatalogueSection>()
    sectionsOfCourse.set(section.courseId, siblings.set(section.id, section))
  }
  const courses = new Map<CourseId, CatalogueCourse>()
  for (const row of courseRows)
    courses.set(row.course.id, {
      ...row,
      rules: row.rules ?? noCourseRules,
      sections: sectionsOfCourse.get(row.course.id) ?? new Map(),
    })
  return { version, courses, sections }
}
