import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { chinese } from '../../src/cloud/catalogue/language'
import type { Database } from '../../src/cloud/kernel/database/database'
import { createServer, type ServerParts } from '../../src/cloud/main'
import { openAccount, startSession } from '../../src/cloud/people/tables/sessions'
import type { CourseId, SectionId } from '../../src/contract/catalogue/ids'
import type { RequestId } from '../../src/contract/kernel/ids'
import { sessionHeader } from '../../src/contract/kernel/session-header'
import type { OperationName } from '../../src/contract/operations'
import { type Operations, operations } from '../../src/contract/operations'
import type { StudentId } from '../../src/contract/people/ids'
import type { Reply } from '../../src/contract/refusal'
import type { TermId } from '../../src/contract/school/ids'
import { searchTextOf } from '../../src/rules/catalogue/search-text'
import { testVault } from './data-keys'

export const termId = '2026-autumn' as TermId

export interface MeetingSpec {
  weekday: number
  start: number
  end: number
  weeks: number
}

export interface SectionSpec {
  code: string
  capacity?: number | null
  kind?: 'lecture' | 'lab' | 'tutorial' | 'other'
  configuration?: number
  parent?: string
  meetings?: MeetingSpec[]
}

/** A college with a term and a round that is open now, empty otherwise. */
export async function openCollege(database: Database, round: { creditsMax?: number } = {}): Promise<void> {
  await database.query(
    `insert into institution (name, name_en) values ('湖畔国际学院', 'Lakeside International College')`,
  )
  await database.query(
    `insert into term (id, name, name_en, starts_on, week_count) values ($1, '2026 秋季学期', 'Autumn 2026', '2026-09-07', 18)`,
    [termId],
  )
  await database.query(
    `insert into selection_round (term_id, name, kind, opens_at, closes_at, credits_max)
     values ($1, '正选', 'first_come', now() - interval '1 hour', now() + interval '1 hour', $2)`,
    [termId, round.creditsMax ?? 20],
  )
}

/** Adds a course with its sections; returns the ids by section code. */
export async function addCourse(
  database: Database,
  course: { code: string; title?: string; credits?: number },
  specs: SectionSpec[],
): Promise<{ courseId: CourseId; sectionIds: Record<string, SectionId> }> {
  const { rows } = await database.query<{ id: CourseId }>(
    'insert into course (term_id, code, title, credits) values ($1, $2, $3, $4) returning id',
    [termId, course.code, course.title ?? course.code, course.credits ?? 3],
  )
  const courseId = only(rows).id
  const sectionIds: Record<string, SectionId> = {}
  for (const spec of specs) {
    const component = await database.query<{ id: number }>(
      `insert into component (course_id, configuration, kind) values ($1, $2, $3)
       on conflict (course_id, configuration, kind) do update set kind = excluded.kind returning id`,
      [courseId, spec.configuration ?? 1, spec.kind ?? 'lecture'],
    )
    const section = await database.query<{ id: SectionId }>(
      `insert into section (term_id, course_id, component_id, external_id, code, parent_id, capacity, search_text)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [
        termId,
        courseId,
        only(component.rows).id,
        `${course.code}-${spec.code}`,
        spec.code,
        spec.parent === undefined ? null : sectionIds[spec.parent],
        spec.capacity === undefined ? 30 : spec.capacity,
        searchTextOf(
          {
            courseCode: course.code,
            sectionCode: spec.code,
            title: course.title ?? course.code,
            titleEn: null,
            teachers: [],
          },
          chinese,
        ),
      ],
    )
    const sectionId = only(section.rows).id
    sectionIds[spec.code] = sectionId
    for (const { weekday, start, end, weeks } of spec.meetings ?? [])
      await database.query(
        'insert into meeting (section_id, weekday, start_minute, end_minute, weeks) values ($1, $2, $3, $4, $5)',
        [sectionId, weekday, start, end, weeks],
      )
  }
  return { courseId, sectionIds }
}

export function only<Row>(rows: readonly Row[]): Row {
  const row = rows[0]
  if (row === undefined || rows.length > 1) throw new Error(`one row expected, got ${rows.length}`)
  return row
}

export interface TestStudent {
  id: StudentId
  token: string
}

/** Students of a cohort, each with a session. */
export async function addStudents(database: Database, count: number, cohort = 2025): Promise<TestStudent[]> {
  const students: TestStudent[] = []
  for (let index = 0; index < count; index += 1) {
    const number = randomUUID()
    const { rows } = await database.query<{ id: StudentId }>(
      'insert into student (number, name, cohort) values ($1, $1, $2) returning id',
      [number, cohort],
    )
    const { id } = only(rows)
    const accountId = await openAccount(database, `openid-${number}`)
    await database.query('insert into binding (account_id, student_id) values ($1, $2)', [accountId, id])
    students.push({ id, token: (await startSession(database, accountId, new Date())).token })
  }
  return students
}

export interface TestServer {
  server: FastifyInstance
  url: string
  /** Calls over HTTP as the applet does; a reply that does not fit the contract throws. */
  call<Name extends OperationName>(
    name: Name,
    request: Operations[Name]['request'],
    token?: string,
  ): Promise<Reply<Operations[Name]['reply']>>
}

/** What a server of tests is configured with: nobody is limited, and nothing reaches WeChat. */
export function serverPartsOf(
  given: Partial<Pick<ServerParts, 'configuration' | 'gateways'>> = {},
): Pick<ServerParts, 'configuration' | 'gateways'> {
  const unreached = { refusal: { code: 'wechat_unavailable', retryAfterMs: 1000 } } as const
  return {
    configuration: {
      corsOrigins: [],
      logLevel: 'silent',
      trustedProxies: 1,
      callLimits: { accountPerMinute: 1_000_000, addressPerMinute: 1_000_000 },
      vault: testVault,
      healthSecret: null,
      jobsSecret: null,
    },
    gateways: {
      login: { openidOf: async () => ({ refusal: { code: 'login_code_rejected' } }) },
      phones: { phoneOf: async () => unreached },
      content: { check: async () => ({ isFit: true }) },
      credentials: { check: async () => ({ code: 'unreachable' }) },
    },
    ...given,
  }
}

/** The real server on a free port of this machine. */
export async function startTestServer(
  database: Database,
  given: {
    clock?: () => Date
    engineDatabase?: Database
    jobsDatabase?: Database
    parts?: Partial<Pick<ServerParts, 'configuration' | 'gateways'>>
  } = {},
): Promise<TestServer> {
  const { clock, engineDatabase, jobsDatabase, parts } = given
  const server = createServer({
    database,
    ...serverPartsOf(parts),
    ...(clock && { clock }),
    ...(engineDatabase && { engineDatabase }),
    ...(jobsDatabase && { jobsDatabase }),
  })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  return {
    server,
    url,
    async call(name, request, token) {
      const response = await fetch(`${url}/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token && { [sessionHeader]: token }) },
        body: JSON.stringify(request),
      })
      const reply = (await response.json()) as Reply<Operations[typeof name]['reply']>
      if (reply.ok) operations[name].reply.parse(reply.value)
      return reply
    },
  }
}

export function newRequestId(): RequestId {
  return randomUUID() as RequestId
}
