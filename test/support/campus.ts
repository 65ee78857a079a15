import { CatalogueCopy } from '../../src/cloud/catalogue/catalogue-copy'
import type { Database } from '../../src/cloud/kernel/database/database'
import { EnrolmentEngine } from '../../src/cloud/selection/engine/enrolment-engine'
import { keepSeats } from '../../src/cloud/selection/jobs/keep-seats'
import type { CourseId, SectionId } from '../../src/contract/catalogue/ids'
import type { OperationName, Operations } from '../../src/contract/operations'
import type { Reply } from '../../src/contract/refusal'
import { closeTestDatabase, openTestDatabase } from './database'
import { hangMs } from './patience'
import {
  addCourse,
  addStudents,
  newRequestId,
  only,
  openCollege,
  type SectionSpec,
  startTestServer,
  type TestServer,
  type TestStudent,
} from './small-college'

/** A college with its server and a clock that the test turns. */
export interface Campus {
  database: Database
  server: TestServer
  /** What the server's clock shows; it stands still until it is turned. */
  now: Date
}

/** A student at their phone. */
export interface Phone extends TestStudent {
  call<Name extends OperationName>(
    name: Name,
    request: Omit<Operations[Name]['request'], 'requestId'>,
  ): Promise<Reply<Operations[Name]['reply']>>
  /** As `call`: `ok`, or the codes of the refusals. */
  codes<Name extends OperationName>(
    name: Name,
    request: Omit<Operations[Name]['request'], 'requestId'>,
  ): Promise<string>
}

/** Opens a college before the tests of a file, with an open round, and closes it after them. */
export function openCampus(round: { creditsMax?: number } = {}): Campus {
  const campus = { now: new Date() } as Campus
  beforeAll(async () => {
    campus.database = await openTestDatabase()
    await openCollege(campus.database, round)
    campus.server = await startTestServer(campus.database, { clock: () => campus.now })
  })
  afterAll(async () => {
    await campus.server.server.close()
    await closeTestDatabase(campus.database)
  })
  return campus
}

const withRequestId = new Set<OperationName>([
  'selectSections',
  'dropCourse',
  'submitPlan',
  'swapCourse',
  'joinWaitlist',
  'leaveWaitlist',
  'acceptOffer',
  'declineOffer',
  'askAdviser',
])

/** Students of a cohort, each at a phone. */
export async function phones(campus: Campus, count: number, cohort?: number): Promise<Phone[]> {
  const students = await addStudents(campus.database, count, cohort)
  return students.map((student) => {
    const call: Phone['call'] = (name, request) => {
      const id = withRequestId.has(name) ? { requestId: newRequestId() } : {}
      return campus.server.call(name, { ...request, ...id } as Operations[typeof name]['request'], student.token)
    }
    const codes: Phone['codes'] = async (name, request) => {
      const reply = await call(name, request)
      return reply.ok ? 'ok' : reply.refusals.map(({ code }) => code).join(' ')
    }
    return { ...student, call, codes }
  })
}

export async function phone(campus: Campus, cohort?: number): Promise<Phone> {
  return only(await phones(campus, 1, cohort))
}

/** A course as requests name it. */
export interface NamedCourse {
  code: string
  /** For what is about the course as a whole. */
  whole: { courseId: CourseId }
  /** For what is about its sections. */
  sections: { sectionIds: SectionId[] }
}

let courseCount = 0

/** A course of one section without meetings, but for what is given. */
export async function oneSection(
  campus: Campus,
  { credits = 1, ...spec }: Partial<SectionSpec> & { credits?: number } = {},
): Promise<NamedCourse> {
  courseCount += 1
  const code = `ONE ${courseCount}`
  const { courseId, sectionIds } = await addCourse(campus.database, { code, credits }, [{ code: '01', ...spec }])
  return { code, whole: { courseId }, sections: { sectionIds: Object.values(sectionIds) } }
}

/** Asks again and again until the answer is the expected one; returns the last answer. */
export async function eventually<Answer>(ask: () => Promise<Answer>, expected: Answer): Promise<Answer> {
  const endMs = Date.now() + hangMs
  for (;;) {
    const answer = await ask()
    if (answer === expected || Date.now() > endMs) return answer
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** What happens every second without anybody tapping. */
export async function aSecondPasses(campus: Campus): Promise<void> {
  const engine = new EnrolmentEngine({
    database: campus.database,
    catalogue: new CatalogueCopy(),
    clock: () => campus.now,
    onBatchFailure: (error) => {
      throw error
    },
  })
  campus.now = new Date(campus.now.getTime() + 1000)
  // The server keeps seats too, each second of its own; while it does, this turn waits.
  while (!(await keepSeats({ database: campus.database, engine, clock: () => campus.now })));
}
