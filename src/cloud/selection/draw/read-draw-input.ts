import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { StudentId } from '../../../contract/people/ids'
import type { Refusal, RefusalCode } from '../../../contract/refusal'
import type { TermId } from '../../../contract/school/ids'
import type { DrawInput } from '../../../contract/selection/draw-file'
import { codesOfInterest } from '../../../rules/catalogue/codes-of-interest'
import { type StudentFacts, whyCannotSelect } from '../../../rules/selection/enrolment'
import { creditLimitsFor, type RoundFacts } from '../../../rules/selection/rounds'
import type { CatalogueCopy } from '../../catalogue/catalogue-copy'
import type { Catalogue, CatalogueCourse, CatalogueSection } from '../../catalogue/tables/catalogue'
import { readSeats, type SeatCounts, seatFactsOf } from '../../catalogue/tables/seats'
import type { Queryable } from '../../kernel/database/database'
import {
  type DrawChoiceRow,
  type DrawStudentRow,
  type PersonalFacts,
  readDrawChoices,
  readDrawStudents,
  readPersonalFacts,
} from '../tables/draw-facts'

/** What a draw counts with, and beside it what only the students themselves are told. */
export interface DrawReading {
  input: DrawInput
  /** In the order of `input.students`; what bars each choice, in the order of the choices. */
  students: { id: StudentId; barring: Refusal[][] }[]
}

/** Refusals that nothing in a draw can bring or take away. */
const standingCodes: ReadonlySet<RefusalCode> = new Set([
  'on_hold',
  'course_taken',
  'prerequisite_unmet',
  'standing_too_low',
  'department_only',
])

/** Reads everything for the draw of a round. The connection's transaction must see one moment (repeatable read). */
export async function readDrawReading(
  connection: Queryable,
  round: RoundFacts & { termId: TermId },
  given: { catalogue: CatalogueCopy; committedAt: Date; drawnAt: Date },
): Promise<DrawReading> {
  const catalogue = await given.catalogue.current(connection)
  const studentRows = await readDrawStudents(connection, round.id)
  const choicesOf = byStudent(await readDrawChoices(connection, round.id))
  const chosen = new Set([...choicesOf.values()].flat().flatMap(({ sectionIds }) => sectionIds))
  const offerings = new Set([...chosen].map((id) => offeringOf(catalogue, id)))
  const courseCodes = [...new Set([...offerings].flatMap(({ course, rules }) => codesOfInterest(course.code, rules)))]
  const facts = await readPersonalFacts(connection, { roundId: round.id, termId: round.termId, courseCodes })
  const needed = withParents(catalogue, [...chosen, ...facts.enrolments.map(({ sectionId }) => sectionId)])
  const seats = await readSeats(
    connection,
    needed.map(({ id }) => id),
    given.drawnAt,
  )
  const { id, termId, name, nameEn, closesAt, choicesMax, pointsMax } = round
  const quotas = [...chosen].flatMap((sectionId) => catalogue.sections.get(sectionId)?.quotas ?? [])
  const telling = {
    cohort: quotas.some(({ cohorts }) => cohorts.length > 0),
    department: quotas.some(({ departmentIds }) => departmentIds.length > 0),
  }
  const personal = groupedFacts(facts)
  const students = studentRows.map((row) => {
    const rows = choicesOf.get(row.id) ?? []
    return drawStudent({ row, rows, facts: personal(row), round, catalogue, telling })
  })
  return {
    input: {
      round: { id, termId, name, nameEn, closesAt, choicesMax, pointsMax },
      committedAt: given.committedAt.toISOString(),
      drawnAt: given.drawnAt.toISOString(),
      courses: coursesOf(catalogue, needed),
      sections: needed.map((section) => drawSection(section, seats.get(section.id))),
      students: students.map(({ student }) => student),
    },
    students: students.map(({ barring }, index) => ({ id: idOf(studentRows, index), barring })),
  }
}

function byStudent<Row extends { studentId: StudentId }>(rows: readonly Row[]): Map<StudentId, Row[]> {
  const groups = new Map<StudentId, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.studentId)
    if (group) group.push(row)
    else groups.set(row.studentId, [row])
  }
  return groups
}

function idOf(rows: readonly DrawStudentRow[], index: number): StudentId {
  const row = rows[index]
  if (!row) throw new Error(`the draw lost student ${index}`)
  return row.id
}

function offeringOf(catalogue: Catalogue, sectionId: SectionId): CatalogueCourse {
  const section = catalogue.sections.get(sectionId)
  const offering = section && catalogue.courses.get(section.courseId)
  if (!offering) throw new Error(`section ${sectionId} of a lottery has left the catalogue`)
  return offering
}

/** These sections and those they stand under, in order of id. */
function withParents({ sections }: Catalogue, ids: readonly SectionId[]): CatalogueSection[] {
  const found = new Map<SectionId, CatalogueSection>()
  for (const id of ids) {
    const section = sections.get(id)
    if (section) found.set(id, section)
    const parent = section?.parentId == null ? undefined : sections.get(section.parentId)
    if (parent) found.set(parent.id, parent)
  }
  return [...found.values()].sort((a, b) => a.id - b.id)
}

function coursesOf(catalogue: Catalogue, sections: readonly CatalogueSection[]): DrawInput['courses'] {
  const ids = [...new Set(sections.map(({ courseId }) => courseId))].sort((a, b) => a - b)
  return ids.flatMap((courseId: CourseId) => {
    const offering = catalogue.courses.get(courseId)
    if (!offering) return []
    const { id, code, title, titleEn, credits } = offering.course
    return [{ id, code, title, titleEn, credits, components: offering.components.map((one) => ({ ...one })) }]
  })
}

function drawSection(section: CatalogueSection, counts: SeatCounts | undefined): DrawInput['sections'][number] {
  const { id, courseId, componentId, code, parentId, exam } = section
  const seats = seatFactsOf(section, counts)
  return {
    id,
    courseId,
    componentId,
    code,
    parentId,
    meetings: section.meetings.map(({ room: _, ...time }) => time),
    exam: exam && { day: exam.day, startMinute: exam.startMinute, endMinute: exam.endMinute },
    clashAllowedWith: [...section.clashAllowedWith].sort((a, b) => a - b),
    capacity: seats.capacity,
    enrolled: seats.enrolled,
    kept: seats.kept,
    quotas: seats.quotas.map((quota) => ({
      id: quota.id,
      seats: quota.seats,
      taken: quota.taken,
      cohorts: [...quota.cohorts],
      departmentIds: [...quota.departmentIds],
      // The database writes a time zone of its own; the wire has one form.
      releasesAt: quota.releasesAt === null ? null : new Date(quota.releasesAt).toISOString(),
    })),
  }
}

/** The facts of one student, without a timetable: what the timetable decides is decided in the draw. */
function groupedFacts({ holds, results, exceptions, enrolments }: PersonalFacts) {
  const holdsOf = byStudent(holds)
  const resultsOf = byStudent(results)
  const exceptionsOf = byStudent(exceptions)
  const enrolledOf = byStudent(enrolments)
  return ({ id, cohort, departmentId, standing }: DrawStudentRow) => ({
    enrolled: (enrolledOf.get(id) ?? []).map(({ sectionId }) => sectionId),
    student: {
      cohort,
      departmentId,
      standing,
      holds: (holdsOf.get(id) ?? []).map(({ studentId: _, ...hold }) => hold),
      results: resultsOf.get(id) ?? [],
      exceptions: exceptionsOf.get(id) ?? [],
      enrolled: [],
    } satisfies StudentFacts,
  })
}

interface StudentReading {
  row: DrawStudentRow
  rows: readonly DrawChoiceRow[]
  facts: { student: StudentFacts; enrolled: SectionId[] }
  round: RoundFacts
  catalogue: Catalogue
  telling: { cohort: boolean; department: boolean }
}

function drawStudent({ row, rows, facts: { student, enrolled }, round, catalogue, telling }: StudentReading) {
  const barring = rows.map(({ sectionIds }) => barringOf(sectionIds, { student, round, catalogue }))
  const choices = rows.map(({ sectionIds, points }, index) => ({
    sectionIds: [...sectionIds],
    points,
    isBarred: barring[index]?.length !== 0,
    ...whatIsAskedBeside(sectionIds, { student, catalogue }),
  }))
  const drawn: DrawInput['students'][number] = {
    lotteryCode: row.lotteryCode,
    cohort: telling.cohort ? row.cohort : null,
    departmentId: telling.department ? row.departmentId : null,
    creditsMax: creditLimitsFor(round, row.standing).creditsMax,
    enrolled,
    choices,
  }
  return { student: drawn, barring }
}

/** What bars a choice whatever the draw brings. */
function barringOf(
  sectionIds: readonly SectionId[],
  { student, round, catalogue }: Pick<StudentReading, 'round' | 'catalogue'> & { student: StudentFacts },
): Refusal[] {
  const [first] = sectionIds
  if (first === undefined) throw new Error('a choice of a lottery names no section')
  const offering = offeringOf(catalogue, first)
  const chosen = sectionIds.flatMap((id) => offering.sections.get(id) ?? [])
  const gone = chosen.filter(({ isWithdrawn }) => isWithdrawn)
  if (gone.length > 0) return gone.map(({ id }) => ({ code: 'section_not_found', sectionId: id }))
  return whyCannotSelect({ nowMs: 0, open: { round }, student, offering, chosen, seatsOf: null }).filter(({ code }) =>
    standingCodes.has(code),
  )
}

/** What a choice asks of the courses beside it, and the rules lifted for it. */
function whatIsAskedBeside(
  [first]: readonly SectionId[],
  { student, catalogue }: { student: StudentFacts; catalogue: Catalogue },
) {
  if (first === undefined) throw new Error('a choice of a lottery names no section')
  const { course, rules } = offeringOf(catalogue, first)
  const granted = student.exceptions.filter(({ courseId }) => courseId === course.id).map(({ kind }) => kind)
  const isPassed = (code: string) => student.results.some((result) => result.courseCode === code && result.isPassed)
  const corequisites = granted.includes('prerequisite') ? [] : rules.corequisites.filter((code) => !isPassed(code))
  return { corequisites, granted: granted.filter((kind) => kind !== 'prerequisite') }
}
