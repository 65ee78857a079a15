import type { Catalogue, CatalogueCourse, CatalogueSection } from '../../../rules/catalogue/catalogue-changes'
import type { CatalogueDepartment } from '../../../rules/school/departments'
import type { BadRow, CellValue, Place } from '../../kernel/table-file/bad-cell'
import type { TableNote } from '../../kernel/table-file/table-row'
import type { BadRows } from './bad-rows'
import { readCapacity, readConfiguration, readCredits, readKind, readTeachers } from './cell-values'
import type { ImportMap } from './import-map'
import { addSaid, type Said, type SectionDraft } from './section-draft'
import { type ColumnName, courseColumns } from './template-columns'

/** A file as read: what it says, and what could not be taken. */
export interface CatalogueReading {
  /** Only what is good in every row. */
  readonly catalogue: Catalogue
  readonly badRows: readonly BadRow[]
  /** Sections that a bad row names; they are left as they are stored. */
  readonly badSectionIds: ReadonlySet<string>
  /** True when a bad row did not say its section. */
  readonly hasNamelessBadRow: boolean
  readonly notes: readonly TableNote[]
  readonly rowCount: number
  /** First row of each section that was taken. */
  readonly placeOf: ReadonlyMap<string, Place>
}

interface Finishing {
  readonly bad: BadRows
  readonly notes: CatalogueReading['notes']
  readonly rowCount: number
  readonly map: ImportMap
  readonly capacityDefault?: number | null
}

type SaidOf = Map<ColumnName, Said>

/** Turns the drafts of sections into courses and sections, after a look at how they fit together. */
export function finishCatalogue(drafts: readonly SectionDraft[], finishing: Finishing): CatalogueReading {
  const { bad, notes, rowCount, map, capacityDefault } = finishing
  const courses = new Map<string, { said: SaidOf; course: CatalogueCourse }>()
  const departments = new Map<string, SaidOf>()
  const sections = new Map<string, CatalogueSection>()
  for (const draft of drafts) {
    const report = reporter(draft, bad)
    const section = readSection(draft, capacityDefault, report)
    // Also for a section with a bad row: the others of the course may lean on what it says of the course.
    const course = courseOf(courses, draft, map, report)
    if (course) checkDepartment(departments, draft, map, report)
    if (section && course && !draft.isBad) sections.set(section.externalId, section)
  }
  dropBrokenParents(drafts, sections, bad)
  const used = new Set([...sections.values()].map((section) => section.courseCode))
  const usedCourses = [...courses.values()].map(({ course }) => course).filter((course) => used.has(course.code))
  const usedDepartments = new Set(usedCourses.map((course) => course.departmentCode))
  const catalogue = {
    departments: [...departments].filter(([code]) => usedDepartments.has(code)).map(departmentOf),
    courses: usedCourses,
    sections: [...sections.values()],
  }
  const placeOf = new Map(drafts.map((draft) => [draft.externalId, draft.place]))
  const badRows = [...bad.list].sort((a, b) => a.line - b.line)
  return {
    catalogue,
    badRows,
    badSectionIds: bad.sectionIds,
    hasNamelessBadRow: bad.hasNameless,
    notes,
    rowCount,
    placeOf,
  }
}

type Report = <Value>(name: ColumnName, read: CellValue<Value>) => Value | undefined

function reporter(draft: SectionDraft, bad: BadRows): Report {
  return (name, read) => {
    if ('value' in read) return read.value
    const said = draft.said.get(name)
    const fault = { heading: said?.heading ?? name, value: said?.text ?? '', reason: read.reason }
    bad.add(said?.place ?? draft.place, draft.externalId, fault)
    draft.isBad = true
    return undefined
  }
}

function textOf(draft: SectionDraft, name: ColumnName): string {
  return draft.said.get(name)?.text ?? ''
}

function needed(draft: SectionDraft, name: ColumnName): CellValue<string> {
  const text = textOf(draft, name)
  return text === '' ? { reason: 'is blank; it is needed on the first row of the section' } : { value: text }
}

function readSection(
  draft: SectionDraft,
  capacityDefault: number | null | undefined,
  report: Report,
): CatalogueSection | undefined {
  const courseCode = report('course_code', needed(draft, 'course_code'))
  const code = report('section_code', needed(draft, 'section_code'))
  const kind = report('component', readKind(textOf(draft, 'component')))
  const configuration = report('configuration', readConfiguration(textOf(draft, 'configuration')))
  const capacity = report('capacity', readCapacity(textOf(draft, 'capacity'), capacityDefault))
  const teachers = report('teachers', readTeachers(textOf(draft, 'teachers'), textOf(draft, 'teachers_en')))
  if (courseCode === undefined || code === undefined || kind === undefined) return undefined
  if (configuration === undefined || capacity === undefined || teachers === undefined) return undefined
  // A row that is in the file twice is one meeting.
  const meetings = [...new Map(draft.meetings.map((meeting) => [JSON.stringify(meeting), meeting])).values()]
  const parentExternalId = textOf(draft, 'parent_section_id') || null
  const { externalId } = draft
  return { externalId, courseCode, code, kind, configuration, parentExternalId, capacity, teachers, meetings }
}

/** The course of a section; its facts are those of the first section that states them. */
function courseOf(
  courses: Map<string, { said: SaidOf; course: CatalogueCourse }>,
  draft: SectionDraft,
  map: ImportMap,
  report: Report,
): CatalogueCourse | undefined {
  const code = textOf(draft, 'course_code')
  if (code === '') return undefined
  const known = courses.get(code)
  const said: SaidOf = known ? new Map(known.said) : new Map()
  for (const name of courseColumns) {
    const text = draft.said.get(name)
    const before = text && addSaid(said, name, text)
    if (before && map.whenRowsDiffer[name] !== 'first')
      report(name, { reason: `contradicts line ${before.place.line} of the same course, which says ${before.text}` })
  }
  const whole = { ...draft, said }
  const title = report('course_title', needed(whole, 'course_title'))
  const credits = report('credits', readCredits(textOf(whole, 'credits')))
  if (title === undefined || credits === undefined) return known?.course
  const optional = (name: ColumnName) => textOf(whole, name) || null
  const course = {
    code,
    title,
    titleEn: optional('course_title_en'),
    description: optional('description'),
    descriptionEn: optional('description_en'),
    credits,
    departmentCode: optional('department_code'),
  }
  courses.set(code, { said, course })
  return course
}

function checkDepartment(departments: Map<string, SaidOf>, draft: SectionDraft, map: ImportMap, report: Report): void {
  const code = textOf(draft, 'department_code')
  if (code === '') {
    if (textOf(draft, 'department') !== '')
      report('department_code', { reason: 'is blank, but the row names a department' })
    return
  }
  const said = departments.get(code) ?? new Map()
  departments.set(code, said)
  for (const name of ['department', 'department_en'] as const) {
    const text = draft.said.get(name)
    const before = text && addSaid(said, name, text)
    if (before && map.whenRowsDiffer[name] !== 'first')
      report(name, {
        reason: `contradicts line ${before.place.line} of the same department, which says ${before.text}`,
      })
  }
}

function departmentOf([code, said]: [string, SaidOf]): CatalogueDepartment {
  return { code, name: said.get('department')?.text ?? null, nameEn: said.get('department_en')?.text ?? null }
}

/** Takes out sections whose parent cannot stand beside them, and then those below these. */
function dropBrokenParents(
  drafts: readonly SectionDraft[],
  sections: Map<string, CatalogueSection>,
  bad: BadRows,
): void {
  let isSettled = false
  while (!isSettled) {
    isSettled = true
    for (const draft of drafts) {
      const section = sections.get(draft.externalId)
      const reason = section && parentFault(section, sections, bad)
      if (!reason) continue
      reporter(draft, bad)('parent_section_id', { reason })
      sections.delete(draft.externalId)
      isSettled = false
    }
  }
}

function parentFault(
  section: CatalogueSection,
  sections: ReadonlyMap<string, CatalogueSection>,
  bad: BadRows,
): string | undefined {
  if (section.parentExternalId === null) return undefined
  const parent = sections.get(section.parentExternalId)
  if (!parent && bad.sectionIds.has(section.parentExternalId))
    return 'is a section with a bad row, so this one cannot be taken either'
  if (!parent) return 'is not a section_id in this file'
  if (parent.courseCode !== section.courseCode) return `is a section of another course, ${parent.courseCode}`
  if (parent.configuration !== section.configuration) return 'is in another configuration of the course'
  if (parent.kind === section.kind) return 'is of the same component, so the two cannot be chosen together'
  return undefined
}
