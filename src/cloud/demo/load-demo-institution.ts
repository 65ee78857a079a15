import { join } from 'node:path'
import type { StudentId } from '../../contract/people/ids'
import type { TermId } from '../../contract/school/ids'
import { applyImport } from '../catalogue/import/apply-import'
import { planImport } from '../catalogue/import/plan-import'
import { readCatalogue } from '../catalogue/import/read-catalogue'
import type { Database } from '../kernel/database/database'
import type { Vault } from '../kernel/vault/vault'
import { addStudents, readStudentIds } from '../people/tables/students'
import { writeInstitution } from '../school/tables/institution'
import { addTerm } from '../school/tables/terms'
import { beginDemoAffairs } from './demo-affairs'
import { demoCalendar } from './demo-calendar'
import { openDemoChoices } from './demo-choices'
import { holdDemoLottery, readDemoLottery } from './demo-lottery'
import { openMessages } from './demo-messages'
import { giveUpSeat, standInQueues } from './demo-queues'
import { bindDemoPeople } from './demo-relations'
import { addDemoRounds } from './demo-rounds'
import { writeDemoRules } from './demo-rules'
import { demoStudents, idOf } from './demo-students'
import { type DemoTerm, demoPeriods } from './demo-term'
import { fillSections } from './fill-sections'
import { linZhixia } from './people'

export interface DemoSummary {
  readonly termId: TermId
  readonly courseCount: number
  readonly sectionCount: number
  readonly studentCount: number
  /** Courses that students chose, all by way of the enrolment engine. */
  readonly choiceCount: number
}

const timeZone = 'Asia/Shanghai'
const catalogueFile = join(__dirname, 'catalogue.csv')

/**
 * Fills a migrated, empty database with the invented Lakeside International College: its catalogue goes through the
 * catalogue import, its lottery through the draw, its enrolments through the enrolment engine. `now` is in the second
 * week of its term, whichever day that is. The institution's own row comes last, so a load
 * that was cut short is done again.
 */
export async function loadDemoInstitution(
  database: Database,
  vault: Vault,
  now: Date,
  file: string = catalogueFile,
): Promise<DemoSummary> {
  const calendar = demoCalendar(now, timeZone)
  const { term } = calendar
  const termId = term.id as TermId
  await addTerm(database, term)
  const { courses, sections } = await importCatalogue(database, term, file)
  await addDemoRounds(database, termId, calendar)
  const students = demoStudents()
  await addStudents(database, students)
  const studentIds = await readStudentIds<StudentId>(database)
  await bindDemoPeople(database, vault, studentIds, calendar.lottery.promisedAt)

  const choices = await openDemoChoices(database, termId, calendar.lottery.opensAt)
  const lottery = await readDemoLottery(database, termId)
  await holdDemoLottery(database, choices, lottery, studentIds, calendar)
  const choiceCount = await fillSections(choices, studentIds, calendar.waves)
  const waited = await standInQueues(choices, studentIds, calendar.queuesAt)
  await writeDemoRules(database, choices, studentIds, calendar)
  await beginDemoAffairs(database, termId, choices, studentIds, calendar)
  await openMessages(database, 'demo-lin-zhixia', idOf(studentIds, linZhixia), calendar.readAt)
  await giveUpSeat(database, choices, waited, calendar.offeredAt)
  await writeInstitution(database, {
    name: '湖畔国际学院',
    nameEn: 'Lakeside International College',
    timeZone,
    periods: demoPeriods,
  })
  return {
    termId,
    courseCount: courses.length,
    sectionCount: sections.length,
    studentCount: students.length,
    choiceCount,
  }
}

/** Takes the catalogue over as a registrar does. */
async function importCatalogue(database: Database, { id, weekCount }: DemoTerm, file: string) {
  const termId = id as TermId
  const reading = await readCatalogue(file, { weekCount, periods: demoPeriods })
  const plan = await planImport(database, termId, reading)
  const fault = plan.badRows[0]
  if (fault) throw new Error(`the demo catalogue is bad on line ${fault.line}: ${fault.column} ${fault.reason}`)
  await applyImport(database, termId, reading, plan)
  return reading.catalogue
}
