import type { PrerequisiteTree } from '../../contract/catalogue/course-rules'
import type { StudentId } from '../../contract/people/ids'
import { daysAfter } from '../../rules/school/term-weeks'
import { type StoredRules, writeCourseRules } from '../catalogue/tables/course-rules'
import { type StoredExam, writeExams } from '../catalogue/tables/exams'
import { addQuota, readQuotas } from '../catalogue/tables/quotas'
import type { Database } from '../kernel/database/database'
import { writeStandings } from '../people/tables/students'
import { writeResults } from '../selection/tables/course-results'
import type { DemoCalendar } from './demo-calendar'
import { type DemoChoices, offeringOf } from './demo-choices'
import { minuteOf, pastTermId } from './demo-term'

const course = (code: string, gradeMin: number | null = null): PrerequisiteTree => ({ kind: 'course', code, gradeMin })
const all = (...of: PrerequisiteTree[]): PrerequisiteTree => ({ kind: 'all', of })
const any = (...of: PrerequisiteTree[]): PrerequisiteTree => ({ kind: 'any', of })

const rules: Record<string, Partial<StoredRules>> = {
  'CS 2103': { prerequisite: course('CS 1101') },
  'CS 2105': { prerequisite: course('CS 2103') },
  'CS 2106': { prerequisite: course('CS 2103') },
  'CS 3230': { prerequisite: all(course('CS 2103'), course('CS 2201')) },
  'CS 3243': { prerequisite: all(course('CS 2103'), any(course('MATH 2101', 60), course('CS 2201', 60))) },
  'CS 4221': { prerequisite: all(course('CS 3243'), course('MATH 2101', 75)) },
  'CS 4231': { standingMin: 3 },
  'CS 4238': { standingMin: 3 },
}

const asksNothing: StoredRules = {
  prerequisite: null,
  corequisites: [],
  standingMin: null,
  departmentIds: [],
  repeat: 'if_failed',
}

/** The year of study of a cohort. */
const standingOfCohort: Record<number, number> = { 2023: 4, 2024: 3, 2025: 2, 2026: 1 }

/** What everybody of a cohort has passed by now, with a grade of 0 to 100, and how many terms ago. */
const passed: Record<number, [code: string, grade: number, ago: number][]> = {
  2025: [
    ['CS 1101', 82, 2],
    ['MATH 1101', 76, 1],
  ],
  2024: [
    ['CS 1101', 85, 4],
    ['MATH 1101', 71, 4],
    ['CS 2201', 64, 3],
    ['CS 2103', 78, 2],
    ['MATH 2101', 68, 1],
  ],
  2023: [
    ['CS 1101', 90, 6],
    ['MATH 1101', 80, 6],
    ['CS 2201', 79, 5],
    ['CS 2103', 83, 4],
    ['MATH 2101', 77, 3],
    ['CS 3243', 81, 1],
  ],
}

/**
 * Prerequisites, years of study, results, exams, and seats kept for the first year until a few days before the round
 * closes. They come after the choices, so that those stay as full as they are.
 */
export async function writeDemoRules(
  database: Database,
  choices: DemoChoices,
  studentIds: ReadonlyMap<string, StudentId>,
  { term, examsStartOn, releasesAt }: DemoCalendar,
): Promise<void> {
  const asked = Object.entries(rules).map(([code, asks]) => {
    return { courseId: offeringOf(choices, code).course.id, rules: { ...asksNothing, ...asks } }
  })
  await writeCourseRules(database, asked)
  const students = [...studentIds].map(([number, id]) => ({ id, cohort: Number(number.slice(0, 4)) }))
  await writeStandings(
    database,
    students.map(({ id, cohort }) => ({ id, standing: standingOfCohort[cohort] ?? null })),
  )
  const results = students.flatMap(({ id, cohort }) =>
    (passed[cohort] ?? []).map(([courseCode, grade, ago]) => {
      return { studentId: id, courseCode, grade, takenIn: pastTermId(term, ago), isPassed: true }
    }),
  )
  await writeResults(database, results)
  await writeExams(database, examsOf(choices, examsStartOn))
  await keepSeats(database, choices, releasesAt)
}

const departmentsWithExams = ['CS', 'MATH', 'PHYS', 'BUS']
const examTimes = [
  ['09:00', '11:00'],
  ['13:30', '15:30'],
  ['18:30', '20:30'],
] as const

/** Three exams a day from the first Monday on; all sections of a course sit theirs together, each in its own room. */
function examsOf({ offerings }: DemoChoices, firstDay: string): StoredExam[] {
  const written = offerings.filter(({ course: { code } }) => departmentsWithExams.includes(code.split(' ')[0] ?? ''))
  written.sort((one, other) => (one.course.code < other.course.code ? -1 : 1))
  return written.flatMap(({ components, sections }, index) => {
    const lecture = components.find(({ kind }) => kind === 'lecture')
    const [start, end] = examTimes[Math.floor(index / 5) % 3] ?? examTimes[0]
    const day = daysAfter(firstDay, (index % 5) + 7 * (Math.floor(index / 15) % 2))
    return [...sections.values()]
      .filter(({ componentId }) => componentId === lecture?.id)
      .map(({ id, meetings }) => {
        const room = meetings.find((meeting) => meeting.room !== null)?.room?.name ?? null
        return { sectionId: id, day, startMinute: minuteOf(start), endMinute: minuteOf(end), room }
      })
  })
}

async function keepSeats(database: Database, choices: DemoChoices, releasesAt: Date): Promise<void> {
  const section = [...offeringOf(choices, 'CS 1101').sections.values()].find(({ code }) => code === '01')
  if (!section || (await readQuotas(database, section.id)).length > 0) return
  const kept = { seats: 4, cohorts: [2026], departmentIds: [], releasesAt }
  await addQuota(database, section.id, kept)
}
