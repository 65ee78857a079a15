import { z } from 'zod'
import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { Refusal } from '../../../contract/refusal'
import type { EnrolmentEvent } from '../../../contract/selection/history'
import type { Handler, StudentCall } from '../../call-context'
import type { Catalogue } from '../../catalogue/tables/catalogue'
import { cursorOf } from '../../kernel/cursor'
import { type HistoryPosition, type HistoryRow, readHistory } from '../tables/enrolment-history'
import type { EnrolmentReply, EnrolmentWish } from '../tables/enrolments'

const pageSize = 50
const historyCursor = cursorOf<HistoryPosition>(
  z.strictObject({
    at: z.iso.datetime({ offset: true }).regex(/^2\d{3}-.*(?:Z|[+-](?:0\d|1[0-4]):\d\d)$/),
    key: z.string().regex(/^[\da-f-]{36}(?: offer| lapse)?$/),
  }),
)

/** What happened to the student's enrolments in a term, newest first. Refuses `cursor_invalid`. */
export const getEnrolmentHistory: Handler<'getEnrolmentHistory', StudentCall> = async (
  { termId, cursor },
  { services, student },
) => {
  const before = cursor === null ? null : historyCursor.read(cursor)
  if (cursor !== null && before === null) return { ok: false, refusals: [{ code: 'cursor_invalid' }] }
  const catalogue = await services.catalogue.current(services.database)
  const rows = await readHistory(services.database, student.id, before, pageSize)
  const last = rows.at(-1)
  const isOfTerm = (row: HistoryRow) =>
    coursesAbout(row, catalogue).some(({ id }) => catalogue.courses.get(id)?.termId === termId)
  return {
    ok: true,
    value: {
      events: rows.filter((row) => isOfTerm(row) && !wasInVain(row)).flatMap((row) => eventsOf(row, catalogue)),
      nextCursor: last && rows.length === pageSize ? historyCursor.write({ at: last.at, key: last.key }) : null,
    },
  }
}

/** Whether somebody was to be taken out of what they had changed by then: nothing happened to them. */
function wasInVain(row: HistoryRow): boolean {
  return row.kind === 'request' && 'onlyOf' in row.body && !row.reply.ok
}

/** What a row tells, newest first: whoever chooses other sections than they waited for has then left that queue. */
function eventsOf(row: HistoryRow, catalogue: Catalogue): EnrolmentEvent[] {
  const event = eventOf(row, catalogue)
  const ended = row.kind === 'request' ? coursesNoLongerWaitedFor(row.reply) : []
  const left = event.about.filter(({ courseCode }) => ended.includes(courseCode))
  return [
    ...left.map((course) => ({
      ...event,
      kind: 'leave' as const,
      about: [{ ...course, sectionCodes: [] }],
      refusals: [],
    })),
    event,
  ]
}

function coursesNoLongerWaitedFor(reply: EnrolmentReply): string[] {
  if (!reply.ok) return []
  const changes = 'items' in reply.value ? reply.value.items : [reply.value]
  return changes.flatMap(({ waitingEnded, courseCode }) => (waitingEnded && courseCode !== null ? courseCode : []))
}

function eventOf(row: HistoryRow, catalogue: Catalogue): EnrolmentEvent {
  const about = coursesAbout(row, catalogue).flatMap(({ id, sectionIds }) => {
    const offering = catalogue.courses.get(id)
    if (!offering) return []
    const { code: courseCode, title, titleEn } = offering.course
    return [
      { courseCode, title, titleEn, sectionCodes: sectionIds.flatMap((one) => offering.sections.get(one)?.code ?? []) },
    ]
  })
  if (row.kind !== 'request')
    return { at: row.at, kind: row.kind, madeBy: 'waitlist', about, refusals: [], reason: null, note: null }
  const { at, body, madeBy, reply } = row
  const { reason, note = null } = body.kind === 'remove' ? body : { reason: null }
  return { at, kind: body.kind, madeBy, about, refusals: refusalsOf(reply), reason, note }
}

/** Of a plan, the refusals of all its courses. */
function refusalsOf(reply: EnrolmentReply): Refusal[] {
  if (!reply.ok) return reply.refusals
  return 'items' in reply.value ? reply.value.items.flatMap(({ refusals }) => refusals) : []
}

function coursesAbout(row: HistoryRow, { sections }: Catalogue): { id: CourseId; sectionIds: SectionId[] }[] {
  const courses = new Map<CourseId, SectionId[]>()
  const add = (id: CourseId, sectionIds: SectionId[] = []) =>
    courses.set(id, [...(courses.get(id) ?? []), ...sectionIds])
  const sectionIds = row.kind === 'request' ? sectionsIn(row.body) : row.sectionIds
  for (const id of sectionIds) {
    const courseId = sections.get(id)?.courseId
    if (courseId !== undefined) add(courseId, [id])
  }
  const wish = row.kind === 'request' ? row.body : row
  if ('courseId' in wish) add(wish.courseId)
  if ('dropCourseId' in wish && wish.dropCourseId !== null) add(wish.dropCourseId)
  return [...courses].map(([id, ids]) => ({ id, sectionIds: ids }))
}

function sectionsIn(wish: EnrolmentWish): SectionId[] {
  if (wish.kind === 'plan') return wish.items.flat()
  return 'sectionIds' in wish ? wish.sectionIds : []
}
