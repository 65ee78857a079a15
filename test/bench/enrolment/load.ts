import { createHash } from 'node:crypto'
import { type SeededRandom, seededRandom } from '../../../src/cloud/demo/seeded-random'
import { type Database, inTransaction } from '../../../src/cloud/kernel/database/database'
import { locks } from '../../../src/cloud/kernel/database/locks'
import type { EnrolmentRequest } from '../../../src/cloud/selection/tables/enrolments'
import type { SectionId } from '../../../src/contract/catalogue/ids'
import type { RequestId } from '../../../src/contract/kernel/ids'
import type { StudentId } from '../../../src/contract/people/ids'

/** A college and what its students ask for. */
export interface Load {
  /** As in `loads.<name>` of the report. */
  readonly name: string
  /** What of it the issue sets a goal for beyond being told. */
  readonly ratioGoal: number | null
  /** Fills a migrated database that holds no term yet. Called once, before `requests`. */
  prepare(database: Database): Promise<void>
  /** The same for the same seed, request ids included. May be fewer when the load has no more. */
  requests(count: number, seed: number): EnrolmentRequest[]
}

export interface CollegeSize {
  courseCount: number
  sectionsPerCourse: number
  studentCount: number
  capacity: number
}

/** A made-up college; `hotShare` of the requests want one of its first three sections, the rest spread evenly. */
export function collegeLoad(name: string, size: CollegeSize, hotShare: number, ratioGoal: number | null): Load {
  let sectionIds: SectionId[] = []
  let studentIds: StudentId[] = []
  return {
    name,
    ratioGoal,
    async prepare(database) {
      await makeCollege(database, size)
      const sections = await database.query<{ id: SectionId }>('select id from section order by id')
      const students = await database.query<{ id: StudentId }>('select id from student order by id')
      sectionIds = sections.rows.map(({ id }) => id)
      studentIds = students.rows.map(({ id }) => id)
    },
    requests(count, seed) {
      const random = seededRandom(seed)
      const hotSections = sectionIds.slice(0, 3)
      return Array.from({ length: count }, () => {
        const wanted = random.below(1000) < hotShare * 1000 ? hotSections : sectionIds
        return selectRequest(random, random.pick(studentIds), [random.pick(wanted)])
      })
    },
  }
}

/** A request for these sections with an id from `random`. */
export function selectRequest(random: SeededRandom, studentId: StudentId, sectionIds: SectionId[]): EnrolmentRequest {
  return { id: newRequestId(random), studentId, madeBy: 'student', wish: { kind: 'select', sectionIds } }
}

export function newRequestId(random: SeededRandom): RequestId {
  const digits = Array.from({ length: 4 }, () =>
    random
      .below(2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('')
  const id = `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`
  return id as RequestId
}

/** A term with an open round, courses with meetings over the week, and students. */
export async function makeCollege(database: Database, size: CollegeSize): Promise<void> {
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
    `insert into student (number, name, cohort, standing)
     select 'S' || n, 'S' || n, 2025, 2 from generate_series(1, $1::integer) n`,
    [size.studentCount],
  )
  await addRules(database)
}

/**
 * Every rule there is, for all to be looked up and decided, and none that bars: so the designs that leave some
 * out accept the same requests. Half of the courses have a prerequisite that everybody has passed, a third of the
 * sections a quota that was released yesterday, every course an exam on a day of its own.
 */
async function addRules(database: Database): Promise<void> {
  const prerequisite = {
    kind: 'all',
    of: [required('P 1', 60), { kind: 'any', of: [required('P 3', null), required('P 2', null)] }],
  }
  await database.query(
    `insert into course_rule (course_id, prerequisite, standing_min) select id, $1, 2 from course where id % 2 = 0`,
    [JSON.stringify(prerequisite)],
  )
  await database.query(`
    insert into course_result (student_id, course_code, taken_in, grade, is_passed)
      select s.id, 'P ' || n, '2025-autumn', 70 + n, true from student s, generate_series(1, 2) n;
    insert into quota (section_id, seats, cohorts, releases_at)
      select id, 3, '{2026}', now() - interval '1 day' from section where id % 3 = 0;
    insert into exam (section_id, day, start_minute, end_minute)
      select id, date '2027-01-01' + course_id, 540, 660 from section;`)
}

function required(code: string, gradeMin: number | null) {
  return { kind: 'course', code, gradeMin }
}

/** Of the account that {@link addSessions} makes for a student. */
export function openidOf(studentId: number): string {
  return `bench ${studentId}`
}

/** The token of a student's session made by {@link addSessions}. */
export function tokenOf(studentId: StudentId): string {
  return createHash('sha256').update(openidOf(studentId)).digest('base64url')
}

/** An account, its binding and a session for every student of any load. */
export async function addSessions(database: Database): Promise<void> {
  await database.query(`
    insert into account (openid) select 'bench ' || id from student;
    insert into binding (account_id, student_id)
      select a.id, s.id from account a join student s on a.openid = 'bench ' || s.id;
    insert into session (token_hash, account_id, expires_at)
      select sha256(convert_to(
        translate(rtrim(encode(sha256(convert_to(openid, 'UTF8')), 'base64'), '='), '+/', '-_'), 'UTF8')),
        id, now() + interval '30 days'
      from account where openid like 'bench %';`)
}

/** Back to before the first request, and nothing left to write for PostgreSQL either. */
export async function clearEnrolments(database: Database): Promise<void> {
  await inTransaction(database, async (connection) => {
    // A running server reads these tables every second, in an order of its own: not while they are emptied.
    await connection.query('select pg_advisory_xact_lock($1)', [locks.keepSeats])
    // The history refuses to be emptied, to everybody who does not switch its triggers off.
    await connection.query('set local session_replication_role = replica')
    await connection.query('truncate enrolment, enrolment_request cascade')
  })
  await database.query('checkpoint')
}
