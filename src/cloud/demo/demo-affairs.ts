import { randomUUID } from 'node:crypto'
import type { SectionId } from '../../contract/catalogue/ids'
import type { RequestId } from '../../contract/kernel/ids'
import type { StudentId } from '../../contract/people/ids'
import type { TermId } from '../../contract/school/ids'
import type { AdviserRequestKind } from '../../contract/selection/adviser-requests'
import type { AdviserRequestId } from '../../contract/selection/ids'
import type { Database } from '../kernel/database/database'
import { placeHolds, readHolds } from '../people/tables/holds'
import { addAdviserRequest, decideAdviserRequest, readAdviserRequests } from '../selection/tables/adviser-requests'
import { replacePlan } from '../selection/tables/plans'
import type { DemoCalendar } from './demo-calendar'
import { type DemoChoices, offeringOf } from './demo-choices'
import { idOf } from './demo-students'
import { linZhixia, songYinuo, zhouZiang } from './people'

/** What Zhou Ziang means to choose: courses with all that a plan can show, from ready to full. */
const plannedSections = [
  ['CS 3243', ['01']],
  ['CS 3211', ['01']],
  ['MATH 3102', ['01']],
  ['ART 1303', ['01']],
  ['CS 4221', []],
] as const

const minutesApart = 40 * 60_000

interface DemoRequest {
  number: string
  /** What the registrar said to it, if they refused it; else it waits. */
  refusal?: string
  kind: AdviserRequestKind
  course: string
  sections: readonly string[]
  reason: string
}

const requests: readonly DemoRequest[] = [
  {
    number: linZhixia,
    kind: 'prerequisite',
    course: 'CS 2106',
    sections: ['02', '02A'],
    reason: '数据结构这学期正在修，能不能同时修操作系统？',
    refusal: '这门课从第一周就要用到数据结构，请修完再选，明年还开。',
  },
  {
    // A third-year student with the prerequisites and that hour free: nothing but the seat keeps them out.
    number: '20240009',
    kind: 'section_full',
    course: 'CS 3243',
    sections: ['02'],
    reason: '下学期想选机器学习，要先修完这门课，能否加一个名额？',
  },
  {
    number: '20250006',
    kind: 'prerequisite',
    course: 'CS 3230',
    sections: ['01', '01A'],
    reason: '去年在交换学校修过离散数学，成绩单已交到教务处。',
  },
]

/** What people are at besides choosing: a plan, a bill that keeps one out, and what they asked the registrar for. */
export async function beginDemoAffairs(
  database: Database,
  termId: TermId,
  choices: DemoChoices,
  studentIds: ReadonlyMap<string, StudentId>,
  { heldAt, askedAt }: Pick<DemoCalendar, 'heldAt' | 'askedAt'>,
): Promise<void> {
  const planned = plannedSections.map(([code, names]) => sectionsOf(choices, code, names))
  await replacePlan(database, idOf(studentIds, zhouZiang), termId, planned)
  await holdUnpaid(database, idOf(studentIds, songYinuo), heldAt)
  for (const [index, request] of requests.entries()) {
    const studentId = idOf(studentIds, request.number)
    if ((await readAdviserRequests(database, studentId)).length > 0) continue
    await askRegistrar(database, choices, studentId, request, new Date(askedAt.getTime() + index * minutesApart))
  }
}

async function askRegistrar(
  database: Database,
  choices: DemoChoices,
  studentId: StudentId,
  { kind, course, sections, reason, refusal }: DemoRequest,
  askedAt: Date,
): Promise<void> {
  const id = randomUUID()
  const about = { ...sectionsOf(choices, course, sections), studentId, kind, reason }
  await addAdviserRequest(database, { ...about, id: id as RequestId, askedAt })
  if (refusal === undefined) return
  const decided = { answer: refusal, decidedBy: '何敏', decidedAt: new Date(askedAt.getTime() + minutesApart) }
  await decideAdviserRequest(database, { ...decided, id: id as AdviserRequestId, status: 'refused' })
}

function sectionsOf(choices: DemoChoices, code: string, names: readonly string[]) {
  const { course, sections } = offeringOf(choices, code)
  const named = [...sections.values()].filter((section) => names.includes(section.code))
  return { courseId: course.id, sectionIds: named.map(({ id }): SectionId => id) }
}

/** Song Yinuo owes for a dormitory, to show what a hold looks like. */
async function holdUnpaid(database: Database, studentId: StudentId, placedAt: Date): Promise<void> {
  if ((await readHolds(database, studentId)).length > 0) return
  await placeHolds(database, [{ studentId, reason: 'unpaid_bill', note: '住宿费 Dormitory fee' }], placedAt)
}
