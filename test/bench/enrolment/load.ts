import { randomUUID } from 'node:crypto'
import { seededRandom } from '../../../src/cloud/demo/seeded-random'
import type { Database } from '../../../src/cloud/tables/database'
import type { EnrolmentRequest } from '../../../src/cloud/tables/enrolments'
import type { RequestId, SectionId, StudentId } from '../../../src/contract/ids'

/** Whom and what the requests are about. */
export interface BenchCollege {
  sectionIds: SectionId[]
  studentIds: StudentId[]
}

export interface CollegeSize {
  courseCount: number
  sectionsPerCourse: number
  studentCount: number
  capacity: number
}

/** A term with an open round, courses with meetings over the week, and students. */
export async function makeCollege(database: Database, size: CollegeSize): Promise<BenchCollege> {
  await database.query(`
    insert into term (id, name, starts_on, week_count) values ('bench', 'bench', '2026-09-07', 18);
    insert into selection_round (term_id, name, kind, opens_at, closes_at, credits_max)
      values ('bench', 'bench', 'first_come', now() - interval '1 day', now() + interval '1 day', 24);`)
  await database.query(
    `insert into course (term_id, code, title, credits)
     select 'bench', 'C ' || n, 'C ' || n, 2 + n % 3 from generate_series(1, $1::integer) n`,
    [size.courseCount],
  )
  await database.query(`insert into component (course_id, kind) select id, 'lecture' from course`)
  await database.query(
    `insert into section (term_id, course_id, component_id, external_id, code, capacity)
     select 'bench', p.course_id, p.id, p.course_id || '-' || n, n::text, $2
     from component p, generate_series(1, $1::integer) n`,
    [size.sectionsPerCourse, size.capacity],
  )
  // Two meetings a section, over twelve hours of five days; every fifth meets in odd weeks only.
  await database.query(
    `insert into meeting (section_id, weekday, start_minute, end_minute, weeks)
     select s.id, 1 + (s.id * 7 + n * 2) % 5, 480 + 60 * ((s.id * 5 + n * 3) % 12), 525 + 60 * ((s.id * 5 + n * 3) % 12),
       case when s.id % 5 = 0 then 21845 else 65535 end
     from section s, generate_series(0, 1) n`,
  )
  await database.query(
    `insert into student (number, name, cohort) select 'S' || n, 'S' || n, 2025 from generate_series(1, $1::integer) n`,
    [size.studentCount],
  )
  await database.query('analyze')
  const sections = await database.query<{ id: SectionId }>('select id from section order by id')
  const students = await database.query<{ id: StudentId }>('select id from student order by id')
  return { sectionIds: sections.rows.map(({ id }) => id), studentIds: students.rows.map(({ id }) => id) }
}

/** `hotShare` of the requests want one of the first three sections; the rest spread evenly. */
export function requestsFor(
  { sectionIds, studentIds }: BenchCollege,
  count: number,
  hotShare: number,
  seed: number,
): EnrolmentRequest[] {
  const random = seededRandom(seed)
  const hotSections = sectionIds.slice(0, 3)
  return Array.from({ length: count }, () => ({
    id: randomUUID() as RequestId,
    studentId: random.pick(studentIds),
    madeBy: 'student' as const,
    wish: {
      kind: 'select' as const,
      sectionIds: [random.pick(random.below(1000) < hotShare * 1000 ? hotSections : sectionIds)],
    },
  }))
}

/** Back to before the first request. */
export async function clearEnrolments(database: Database): Promise<void> {
  await database.query('truncate enrolment, enrolment_request')
}
