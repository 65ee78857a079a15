import type { ImportPlan } from '../../cloud/catalogue/import/plan-import'
import type { CapacityNote, CatalogueSection } from '../../rules/catalogue/catalogue-changes'
import { changedLine, listed } from '../kit/import-text'

/** What the import would do, in words: counts of everything, the first of each kind by name. */
export function planText(plan: ImportPlan): string {
  const { departments, courses, sections } = plan.changes
  const lines = [
    countLine('departments', departments.added.length, departments.changed.length),
    countLine('courses', courses.added.length, courses.changed.length),
    `${countLine('sections', sections.added.length, sections.changed.length)}, ${sections.returned.length} to take back, ${sections.withdrawn.length} to withdraw, ${sections.unchangedCount} unchanged`,
    ...listed('Seats', plan.capacityNotes, capacityLine),
    ...listed('Departments to change', departments.changed, changedLine),
    ...listed('Courses to add', courses.added, (course) => `${course.code}  ${course.title}`),
    ...listed('Courses to change', courses.changed, changedLine),
    ...listed('Sections to add', sections.added, sectionLine),
    ...listed('Sections to change', sections.changed, changedLine),
    ...listed('Sections to take back, withdrawn earlier', sections.returned, sectionLine),
    ...listed('Sections to withdraw, no longer in the file', sections.withdrawn, (section) =>
      section.enrolled > 0 ? `${sectionLine(section)}  ← ${section.enrolled} students enrolled` : sectionLine(section),
    ),
  ]
  const students = plan.withdrawnWithStudents.reduce((sum, section) => sum + section.enrolled, 0)
  if (students > 0)
    lines.push(
      '',
      `${plan.withdrawnWithStudents.length} of the sections to withdraw hold ${students} places of students. They keep them until they drop.`,
    )
  return lines.join('\n')
}

function countLine(what: string, added: number, changed: number): string {
  return `${what}: ${added} to add, ${changed} to change`
}

function capacityLine({ externalId, kind, said, kept, enrolled }: CapacityNote): string {
  const seats = (count: number | null) => (count === null ? 'unlimited' : String(count))
  return kind === 'kept'
    ? `${externalId}  kept: ${seats(kept)} set by hand, the file says ${seats(said)} (section capacity … file takes the file’s)`
    : `${externalId}  ${enrolled} students enrolled, the file says ${seats(said)}; nobody loses a seat, and none is free before they are fewer`
}

function sectionLine(section: CatalogueSection): string {
  return `${section.externalId}  ${section.courseCode} ${section.code}`
}
