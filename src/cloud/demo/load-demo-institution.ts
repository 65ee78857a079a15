import { join } from 'node:path'
import type { PlanItem } from '../../contract/enrolment'
import type { StudentId, TermId } from '../../contract/ids'
import { applyImport } from '../catalogue-import/apply-import'
import { planImport } from '../catalogue-import/plan-import'
import { readCatalogue } from '../catalogue-import/read-catalogue'
import type { Database } from '../tables/database'
import { placeHolds, readHolds } from '../tables/holds'
import { writeInstitution } from '../tables/institution'
import { replacePlan } from '../tables/plans'
import { addRound, readRounds } from '../tables/rounds'
import { addStudents, readStudentIds } from '../tables/students'
import { addTerm } from '../tables/terms'
import type { Vault } from '../vault'
import { bindDemoPeople } from './demo-relations'
import { writeDemoRules } from './demo-rules'
import { demoStudents } from './demo-students'
import { demoPeriods, demoTerm } from './demo-term'
import { fillSections } from './fill-sections'

export interface DemoSummary {
  readonly termId: TermId
  readonly courseCount: number
  readonly sectionCount: number
  readonly studentCount: number
  /** Courses that students chose, all by way of the enrolment engine. */
  readonly choiceCount: number
}

const dayMs = 86_400_000
const timeZone = 'Asia/Shanghai'
const catalogueFile = join(__dirname, 'catalogue.csv')

/**
 * Fills a migrated, empty database with the invented Lakeside International College: its catalogue goes through the
 * catalogue import, its enrolments through the enrolment engine. The institution's own row comes last, so a load
 * that was cut short is done again.
 */
export async function loadDemoInstitution(
  database: Database,
  vault: Vault,
  now: Date,
  file: string = catalogueFile,
): Promise<DemoSummary> {
  const term = demoTerm(new Intl.DateTimeFormat('en-CA', { timeZone }).format(now))
  const termId = term.id as TermId
  await addTerm(database, term)
  const reading = await readCatalogue(file, { weekCount: term.weekCount, periods: demoPeriods })
  const plan = await planImport(database, termId, reading)
  const fault = plan.badRows[0]
  if (fault) throw new Error(`the demo catalogue is bad on line ${fault.line}: ${fault.column} ${fault.reason}`)
  await applyImport(database, termId, reading, plan)

  const at = (days: number) => new Date(now.getTime() + days * dayMs)
  if ((await readRounds(database, termId)).length === 0)
    await addRound(database, {
      termId,
      name: '正选',
      nameEn: 'Main round',
      opensAt: at(-7).toISOString(),
      closesAt: at(14).toISOString(),
      creditsMin: 12,
      creditsMax: 20,
      cohorts: [],
    })
  const students = demoStudents()
  await addStudents(database, students)
  const studentIds = await readStudentIds<StudentId>(database)
  await bindDemoPeople(database, vault, studentIds, now)
  const choiceCount = await fillSections(database, termId, studentIds, at)
  await writeDemoRules(database, termId, term, at(10))
  await planCourses(database, termId, studentIds)
  await holdUnpaid(database, studentIds, at(-20))
  await writeInstitution(database, {
    name: '湖畔国际学院',
    nameEn: 'Lakeside International College',
    timeZone,
    periods: demoPeriods,
  })
  const { courses, sections } = reading.catalogue
  return {
    termId,
    courseCount: courses.length,
    sectionCount: sections.length,
    studentCount: students.length,
    choiceCount,
  }
}

/** What Zhou Ziang means to choose: courses with all that a plan can show, from ready to full. */
const plannedSections = [
  ['CS 3243', 'CS3243-01'],
  ['CS 3211', 'CS3211-01'],
  ['MATH 3102', 'MATH3102-01'],
  ['ART 1303', 'ART1303-01'],
  ['CS 4221', ''],
] as const

async function planCourses(
  database: Database,
  termId: TermId,
  studentIds: ReadonlyMap<string, StudentId>,
): Promise<void> {
  const studentId = studentIds.get('20240017')
  if (studentId === undefined) return
  const { rows } = await database.query<PlanItem & { code: string }>(
    `select c.code, c.id as "courseId", array(
       select s.id from section s where s.course_id = c.id and s.external_id = p.section) as "sectionIds"
     from unnest($2::text[], $3::text[]) with ordinality as p (code, section, n)
     join course c on c.term_id = $1 and c.code = p.code order by p.n`,
    [termId, plannedSections.map(([code]) => code), plannedSections.map(([, section]) => section)],
  )
  await replacePlan(
    database,
    studentId,
    termId,
    rows.map(({ courseId, sectionIds }) => ({ courseId, sectionIds })),
  )
}

/** Song Yinuo owes for a dormitory, to show what a hold looks like. */
async function holdUnpaid(
  database: Database,
  studentIds: ReadonlyMap<string, StudentId>,
  placedAt: Date,
): Promise<void> {
  const studentId = studentIds.get('20230042')
  if (studentId === undefined || (await readHolds(database, studentId)).length > 0) return
  await placeHolds(database, [{ studentId, reason: 'unpaid_bill', note: '住宿费 Dormitory fee' }], placedAt)
}
