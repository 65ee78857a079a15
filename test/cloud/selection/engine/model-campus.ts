import { CatalogueCopy } from '../../../../src/cloud/catalogue/catalogue-copy'
import { type Database, openDatabase } from '../../../../src/cloud/kernel/database/database'
import { EnrolmentEngine } from '../../../../src/cloud/selection/engine/enrolment-engine'
import type { EnrolmentReply, EnrolmentWish } from '../../../../src/cloud/selection/tables/enrolments'
import type { CourseId, SectionId } from '../../../../src/contract/catalogue/ids'
import type { RequestId } from '../../../../src/contract/kernel/ids'
import { closeTestDatabase, openTestDatabase, urlOfTestDatabase } from '../../../support/database'
import { only } from '../../../support/small-college'
import { type CollegeIds, collegeSections, loadCollege } from './model-college'
import { type Books, the } from './naive-books'
import type { NaiveRequest, NaiveWish } from './naive-model'

/** The college with two processes, each with its own connections and its own copy of the catalogue. */
export interface ModelCampus {
  database: Database
  ids: CollegeIds
  processes: { database: Database; engine: EnrolmentEngine }[]
  /** What clock and dice of both processes show. */
  now: Date
  random: number
}

export async function openModelCampus(): Promise<ModelCampus> {
  const database = await openTestDatabase()
  const ids = await loadCollege(database)
  const campus: ModelCampus = { database, ids, processes: [], now: new Date(), random: 0 }
  campus.processes = [0, 1].map(() => {
    const pool = openDatabase(urlOfTestDatabase(database), 4)
    const engine = new EnrolmentEngine({
      database: pool,
      catalogue: new CatalogueCopy(),
      clock: () => campus.now,
      random: () => campus.random,
      // Whoever asked is told too, and the comparison ends with it.
      onBatchFailure: () => undefined,
    })
    return { database: pool, engine }
  })
  return campus
}

export async function closeModelCampus({ database, processes }: ModelCampus): Promise<void> {
  await Promise.all(processes.map((one) => one.database.end()))
  await closeTestDatabase(database)
}

/** Back to the first day: only what moves is emptied, since loading the college takes longer than a story. */
export async function startAnew({ database }: ModelCampus): Promise<void> {
  // The history refuses to be emptied, to everybody who does not switch its triggers off.
  await database.query(`begin; set local session_replication_role = replica;
    truncate enrolment, waitlist_place, seat_offer, waitlist_entry, cooling_seat, enrolment_request, hold; commit`)
  await database.query('update selection_round set paused_at = null, release_delay_max_seconds = 0')
  await database.query(
    `update section s set capacity = c.capacity
     from unnest($1::text[], $2::integer[]) as c (code, capacity) where c.code = s.code`,
    [Object.keys(collegeSections), Object.values(collegeSections).map(({ capacity }) => capacity)],
  )
}

/** Sends a request to a process and returns its answer in the words of the model. */
export async function send({ processes, ids }: ModelCampus, process: number, request: NaiveRequest): Promise<string> {
  const { id, student, wish } = request
  const reply = await the(processes[process]).engine.submit({
    id: id as RequestId,
    studentId: the(ids.students[student]),
    madeBy: wish.kind === 'remove' ? 'staff' : 'student',
    wish: translated(ids, wish),
  })
  return answerOf(reply)
}

function translated(ids: CollegeIds, wish: NaiveWish): EnrolmentWish {
  const courseId = (code: string) => ids.courses[code] ?? (999_999 as CourseId)
  const sectionIds = (names: readonly string[]) => names.map((name) => ids.sections[name] ?? (999_999 as SectionId))
  const drop = (code: string | null) => (code === null ? null : courseId(code))
  switch (wish.kind) {
    case 'select':
      return { kind: 'select', sectionIds: sectionIds(wish.sections) }
    case 'swap':
      return { kind: 'swap', sectionIds: sectionIds(wish.sections), dropCourseId: courseId(wish.drop) }
    case 'plan':
      return { kind: 'plan', items: wish.items.map(sectionIds) }
    case 'join': {
      const { sections, automatic: isAutomatic } = wish
      return { kind: 'join', sectionIds: sectionIds(sections), isAutomatic, dropCourseId: drop(wish.drop) }
    }
    case 'remove':
      return { kind: 'remove', courseId: courseId(wish.course), reason: 'staff' }
    default:
      return { kind: wish.kind, courseId: courseId(wish.course) }
  }
}

function answerOf(reply: EnrolmentReply): string {
  if (!reply.ok) return reply.refusals.map(({ code }) => code).join(' ')
  const { value } = reply
  if ('items' in value) {
    const items = value.items.map(
      ({ refusals, waitingEnded }) =>
        refusals.map(({ code }) => code).join(' ') || `ok${waitingEnded ? ' unqueued' : ''}`,
    )
    return `ok ${value.creditsEnrolled}: ${items.join(', ')}`
  }
  const place = value.position === null ? '' : ` at ${value.position}`
  return `ok ${value.creditsEnrolled}${place}${value.waitingEnded ? ' unqueued' : ''}`
}

/** How many offers were taken, or tried to be taken, for students who said that they take them without being asked. */
export async function readAutomaticCount({ database }: ModelCampus): Promise<number> {
  const { rows } = await database.query<{ count: number }>({
    name: 'automatic-count',
    text: `select count(*) from enrolment_request where made_by = 'waitlist'`,
  })
  return only(rows).count
}

/** Enrolments, queues, offers and cooling seats in plain lists, so that two states are the same if their texts are. */
export interface PlainState {
  enrolments: unknown[]
  queue: unknown[]
  cooling: unknown[]
  /** Promises of the schema and the rules that are broken, in words. */
  broken: string[]
}

export async function readState({ database, now }: ModelCampus): Promise<PlainState> {
  const { rows } = await database.query<{ state: PlainState }>({ name: 'model-state', text: stateQuery, values: [now] })
  return only(rows).state
}

export function stateOf(books: Books, ids: CollegeIds): PlainState {
  const section = (name: string) => the(ids.sections[name])
  const quota = (name: string | null) => (name === null ? null : the(ids.quotas[name]))
  const byNumbers = (a: (number | null)[], b: (number | null)[]) => {
    const index = a.findIndex((value, at) => value !== b[at])
    return index < 0 ? 0 : (a[index] ?? Number.MAX_VALUE) - (b[index] ?? Number.MAX_VALUE)
  }
  return {
    enrolments: books.enrolments
      .map((one) => [the(ids.students[one.student]), section(one.section), quota(one.quota)])
      .sort(byNumbers),
    queue: books.queue.map((entry) => [
      the(ids.students[entry.student]),
      the(ids.courses[entry.course]),
      entry.automatic,
      entry.drop === null ? null : the(ids.courses[entry.drop]),
      entry.deadlineMs,
      entry.wasTried,
      entry.sections.map((name, index) => [section(name), quota(entry.quotas[index] ?? null)]),
    ]),
    cooling: books.cooling
      .filter(({ untilMs }) => untilMs > books.nowMs)
      .map((seat) => [section(seat.section), seat.untilMs, quota(seat.quota)])
      .sort(byNumbers),
    broken: [],
  }
}

export function compareAnswers(requests: readonly NaiveRequest[], actual: string[], expected: string[]): void {
  const index = actual.findIndex((answer, at) => answer !== expected[at])
  if (index >= 0)
    throw new Error(`${JSON.stringify(requests[index])} got "${actual[index]}" instead of "${expected[index]}"`)
}

export function compareStates(actual: PlainState, expected: PlainState): void {
  for (const part of ['broken', 'enrolments', 'queue', 'cooling'] as const) {
    const [is, shouldBe] = [JSON.stringify(actual[part]), JSON.stringify(expected[part])]
    if (is !== shouldBe) throw new Error(`${part}: ${is} instead of ${shouldBe}`)
  }
}

const stateQuery = `
with placed as (
  select e.student_id, e.section_id, e.quota_id, e.course_id, e.component_id from enrolment e where e.status = 'enrolled'
), kept as (
  select section_id from placed
  union all select section_id from waitlist_place where state = 'offered'
  union all select section_id from cooling_seat where until > $1
)
select json_build_object(
  'enrolments', coalesce((select json_agg(json_build_array(student_id, section_id, quota_id)
    order by student_id, section_id) from placed), '[]'),
  'queue', coalesce((select json_agg(json_build_array(w.student_id, w.course_id, w.is_automatic, w.drop_course_id,
      (extract(epoch from o.expires_at) * 1000)::bigint, coalesce(o.was_tried, false),
      (select json_agg(json_build_array(p.section_id, p.quota_id) order by p.section_id)
        from waitlist_place p where p.entry_id = w.id)) order by w.place)
    from waitlist_entry w left join seat_offer o on o.entry_id = w.id and o.status = 'open'
    where w.ended_at is null), '[]'),
  'cooling', coalesce((select json_agg(json_build_array(section_id, (extract(epoch from until) * 1000)::bigint, quota_id)
    order by section_id, until, quota_id) from cooling_seat where until > $1), '[]'),
  'broken', (select coalesce(json_agg(words), '[]') from (
    select 'more seats taken or kept than there are in ' || s.code as words
      from section s where s.capacity < (select count(*) from kept where kept.section_id = s.id)
    union all select 'two sections of one component' from placed group by student_id, component_id having count(*) > 1
    union all select 'two alternatives of one course'
      from placed join component c on c.id = placed.component_id
      group by student_id, placed.course_id having count(distinct c.configuration) > 1
    union all select 'a course without one of its components' from (
        select p.student_id, p.course_id, c.configuration, count(*) as taken
        from placed p join component c on c.id = p.component_id group by 1, 2, 3) t
      where t.taken < (select count(*) from component c
        where c.course_id = t.course_id and c.configuration = t.configuration)
    union all select 'a lab without its lecture' from placed p join section s on s.id = p.section_id
      where s.parent_id is not null and not exists (select from placed o
        where o.student_id = p.student_id and o.section_id = s.parent_id)
    union all select 'two classes at one time' from placed p
      join placed o on o.student_id = p.student_id and o.section_id > p.section_id
      join meeting a on a.section_id = p.section_id
      join meeting b on b.section_id = o.section_id and b.weekday = a.weekday and b.weeks & a.weeks <> 0
        and b.start_minute < a.end_minute and a.start_minute < b.end_minute
    union all select 'two exams at one time' from placed p
      join placed o on o.student_id = p.student_id and o.course_id > p.course_id
      join exam a on a.section_id = p.section_id
      join exam b on b.section_id = o.section_id and b.day = a.day
        and b.start_minute < a.end_minute and a.start_minute < b.end_minute
    union all select 'more credits than any round allows' from (
        select distinct p.student_id, c.id, c.credits from placed p join course c on c.id = p.course_id) t
      group by t.student_id having sum(t.credits) > (select max(credits_max) from selection_round)
    union all select 'an entry, its places and its offer disagree' from waitlist_entry w
      where (w.state = 'offered') <> exists (select from seat_offer o where o.entry_id = w.id and o.status = 'open')
        or exists (select from waitlist_place p where p.entry_id = w.id
          and p.state <> case when w.ended_at is null then w.state else 'ended' end)
  ) b)
) as state`
