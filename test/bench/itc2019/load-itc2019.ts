import type { Queryable } from '../../../src/cloud/kernel/database/database'
import type { ComponentId, CourseId, SectionId } from '../../../src/contract/catalogue/ids'
import type { StudentId } from '../../../src/contract/people/ids'
import type { TermId } from '../../../src/contract/school/ids'
import type { ItcCourse, ItcDataSet, ItcSection } from './read-itc2019'
import type { ItcSelection } from './selections'

/** Where the data set stands in the database. Keys are published ids. */
export interface LoadedItc {
  termId: TermId
  courseIds: Map<CourseId, CourseId>
  sectionIds: Map<SectionId, SectionId>
  /** In the order of the data set's students. */
  studentIds: StudentId[]
  /** Courses of more parts than a course has kinds of components here; they are not loaded. */
  leftOutCourseIds: CourseId[]
}

/** A selection in the ids of the database. */
export interface LoadedSelection {
  studentId: StudentId
  courseId: CourseId
  sectionIds: SectionId[]
}

/**
 * Writes the data set into an empty or a used database as a term of its own, with an open first-come round.
 * Credits are not in the data: every course has 1, and the round allows a hundred.
 */
export async function loadItc2019(database: Queryable, dataSet: ItcDataSet): Promise<LoadedItc> {
  const termId = dataSet.name as TermId
  await addTermWithRound(database, termId, dataSet.weekCount)
  const all = [...dataSet.courses.values()]
  const courses = all.filter(hasOneOfEachKind)
  const courseIds = await addCourses(database, termId, courses)
  const componentIds = await addComponents(database, courses, courseIds)
  const sectionIds = await addSections(database, termId, courses, courseIds, componentIds)
  await addMeetings(database, courses, sectionIds)
  const studentIds = await addStudents(database, dataSet)
  await database.query('analyze')
  const leftOutCourseIds = all.filter((course) => !hasOneOfEachKind(course)).map(({ course }) => course.id)
  return { termId, courseIds, sectionIds, studentIds, leftOutCourseIds }
}

/** The selections in the ids of the database, those of courses left out left out. */
export function loadedSelections(loaded: LoadedItc, selections: readonly ItcSelection[]): LoadedSelection[] {
  return selections.flatMap(({ studentIndex, courseId, sectionIds }) => {
    const studentId = loaded.studentIds[studentIndex]
    const loadedCourseId = loaded.courseIds.get(courseId)
    if (!studentId || !loadedCourseId) return []
    return [{ studentId, courseId: loadedCourseId, sectionIds: sectionIds.map((id) => given(loaded.sectionIds, id)) }]
  })
}

function hasOneOfEachKind({ components }: ItcCourse): boolean {
  return new Set(components.map(({ configuration, kind }) => `${configuration} ${kind}`)).size === components.length
}

function given<Id>(ids: ReadonlyMap<Id, Id>, id: Id): Id {
  const found = ids.get(id)
  if (found === undefined) throw new Error(`the data set has no ${id}`)
  return found
}

async function addTermWithRound(database: Queryable, termId: TermId, weekCount: number): Promise<void> {
  await database.query(`insert into term (id, name, starts_on, week_count) values ($1, $1, '2026-09-07', $2)`, [
    termId,
    weekCount,
  ])
  await database.query(
    `insert into selection_round (term_id, name, kind, opens_at, closes_at, credits_max)
     values ($1, $1, 'first_come', now() - interval '1 day', now() + interval '1 day', 100)`,
    [termId],
  )
}

async function addCourses(database: Queryable, termId: TermId, courses: readonly ItcCourse[]) {
  const { rows } = await database.query<{ code: string; id: CourseId }>(
    `insert into course (term_id, code, title, credits)
     select $1, c.code, c.title, 1 from unnest($2::text[], $3::text[]) as c (code, title)
     returning code, id`,
    [termId, courses.map(({ course }) => course.code), courses.map(({ course }) => course.title)],
  )
  const idOfCode = new Map(rows.map(({ code, id }) => [code, id]))
  return new Map(courses.flatMap(({ course }) => pair(course.id, idOfCode.get(course.code))))
}

function pair<Id>(published: Id, id: Id | undefined): [Id, Id][] {
  return id === undefined ? [] : [[published, id]]
}

async function addComponents(
  database: Queryable,
  courses: readonly ItcCourse[],
  courseIds: ReadonlyMap<CourseId, CourseId>,
): Promise<Map<ComponentId, ComponentId>> {
  const components = courses.flatMap(({ course, components: parts }) =>
    parts.map((part) => ({ ...part, courseId: given(courseIds, course.id) })),
  )
  const keyOf = (courseId: CourseId, configuration: number, kind: string) => `${courseId} ${configuration} ${kind}`
  const { rows } = await database.query<{ id: ComponentId; courseId: CourseId; configuration: number; kind: string }>(
    `insert into component (course_id, configuration, kind)
     select * from unnest($1::integer[], $2::smallint[], $3::text[])
     returning id, course_id as "courseId", configuration, kind`,
    [
      components.map(({ courseId }) => courseId),
      components.map(({ configuration }) => configuration),
      components.map(({ kind }) => kind),
    ],
  )
  const ids = new Map(rows.map((row) => [keyOf(row.courseId, row.configuration, row.kind), row.id]))
  return new Map(
    components.flatMap(({ id, courseId, configuration, kind }) =>
      pair(id, ids.get(keyOf(courseId, configuration, kind))),
    ),
  )
}

async function addSections(
  database: Queryable,
  termId: TermId,
  courses: readonly ItcCourse[],
  courseIds: ReadonlyMap<CourseId, CourseId>,
  componentIds: ReadonlyMap<ComponentId, ComponentId>,
): Promise<Map<SectionId, SectionId>> {
  const sections = courses.flatMap(({ course, sections: listed }) =>
    [...listed.values()].map((section) => ({ ...section, courseId: given(courseIds, course.id) })),
  )
  const { rows } = await database.query<{ published: string; id: SectionId }>(
    `insert into section (term_id, course_id, component_id, external_id, code, capacity)
     select $1, s.course_id, s.component_id, s.code, s.code, s.capacity
     from unnest($2::integer[], $3::integer[], $4::text[], $5::integer[]) as s (course_id, component_id, code, capacity)
     returning external_id as published, id`,
    [
      termId,
      sections.map(({ courseId }) => courseId),
      sections.map(({ componentId }) => given(componentIds, componentId)),
      sections.map(({ code }) => code),
      sections.map(({ capacity }) => capacity),
    ],
  )
  const ids = new Map(rows.map(({ published, id }) => [Number(published) as SectionId, id]))
  const children = sections.flatMap(({ id, parentId }) =>
    parentId === null ? [] : [{ id: given(ids, id), parentId: given(ids, parentId) }],
  )
  await database.query(
    `update section s set parent_id = c.parent_id
     from unnest($1::integer[], $2::integer[]) as c (id, parent_id) where s.id = c.id`,
    [children.map(({ id }) => id), children.map(({ parentId }) => parentId)],
  )
  return ids
}

async function addMeetings(
  database: Queryable,
  courses: readonly ItcCourse[],
  sectionIds: ReadonlyMap<SectionId, SectionId>,
): Promise<void> {
  const meetings = courses.flatMap(({ sections }) =>
    [...sections.values()].flatMap((section: ItcSection) =>
      section.meetings.map((meeting) => ({ ...meeting, sectionId: given(sectionIds, section.id) })),
    ),
  )
  await database.query(
    `insert into meeting (section_id, weekday, start_minute, end_minute, weeks)
     select * from unnest($1::integer[], $2::smallint[], $3::smallint[], $4::smallint[], $5::bigint[])`,
    [
      meetings.map(({ sectionId }) => sectionId),
      meetings.map(({ weekday }) => weekday),
      meetings.map(({ startMinute }) => startMinute),
      meetings.map(({ endMinute }) => endMinute),
      meetings.map(({ weeks }) => weeks),
    ],
  )
}

async function addStudents(database: Queryable, { name, students }: ItcDataSet): Promise<StudentId[]> {
  const { rows } = await database.query<{ id: StudentId }>(
    `with added as (
       insert into student (number, name, cohort)
       select $1 || '-' || n, 'Student ' || n, 2025 from generate_series(1, $2::integer) n
       returning id, number)
     select id from added order by substring(number from length($1) + 2)::integer`,
    [name, students.length],
  )
  return rows.map(({ id }) => id)
}
