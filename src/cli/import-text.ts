import type { ImportPlan } from '../cloud/catalogue-import/plan-import'
import type { BadRow } from '../cloud/catalogue-import/section-draft'
import type { CapacityNote, CatalogueMeeting, CatalogueSection, Changed, FieldChange } from '../rules/catalogue-changes'
import { weeksAsText } from '../rules/parse-weeks'

const shownMax = 20
const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

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

type BadCell = Omit<BadRow, 'sectionId'>

/** The bad rows in the order of the file, one a line; of a fault that very many have, only where the others are. */
export function badRowsText(badRows: readonly BadCell[]): string {
  const alike = new Map<string, BadCell[]>()
  for (const row of badRows) {
    const fault = `${row.column}: ${row.reason}`
    alike.set(fault, alike.get(fault) ?? [])
    alike.get(fault)?.push(row)
  }
  const others = [...alike].flatMap(([fault, rows]) => othersLine(fault, rows.slice(shownMax)))
  const isOther = new Set([...alike.values()].flatMap((rows) => rows.slice(shownMax)))
  return [...badRows.filter((row) => !isOther.has(row)).map(badRowLine), ...others].join('\n')
}

function badRowLine({ line, row, column, value, reason }: BadCell): string {
  const place = line === row ? `line ${line}` : `line ${line} (row ${row} in a spreadsheet)`
  return `  ${place}, ${column}: ${value === '' ? '' : `“${shortened(value)}” `}${reason}`
}

function othersLine(fault: string, others: readonly BadCell[]): string[] {
  const [first, last] = [others[0]?.line, others.at(-1)?.line]
  if (others.length < 2) return others.map(({ line }) => `  … and on line ${line}, ${fault}`)
  return [`  … and on ${others.length.toLocaleString('en')} more lines, ${first} to ${last}, ${fault}`]
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

function countLine(what: string, added: number, changed: number): string {
  return `${what}: ${added} to add, ${changed} to change`
}

export function listed<Item>(title: string, items: readonly Item[], lineOf: (item: Item) => string): string[] {
  if (items.length === 0) return []
  const shown = items.slice(0, shownMax).map((item) => `  ${lineOf(item)}`)
  const rest = items.length > shownMax ? [`  … and ${items.length - shownMax} more`] : []
  return ['', `${title}:`, ...shown, ...rest]
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

export function changedLine({ key, fields }: Changed<unknown>): string {
  return `${key}  ${fields.map(fieldText).join('; ')}`
}

export function fieldText({ field, from, to }: FieldChange): string {
  return `${field}: ${valueText(field, from)} → ${valueText(field, to)}`
}

function valueText(field: string, value: unknown): string {
  if (field === 'capacity' && value === null) return 'unlimited'
  if (value === null || value === undefined || value === '') return 'none'
  if (field === 'meetings') return (value as CatalogueMeeting[]).map(meetingText).join(', ') || 'none'
  if (field === 'teachers') return (value as { name: string }[]).map(({ name }) => name).join('; ') || 'none'
  return shortened(String(value))
}

/** `Mon 10:00–11:35 weeks 1-16 博学楼 201`. */
export function meetingText({ weekday, startMinute, endMinute, weeks, room }: CatalogueMeeting): string {
  const time = `${weekdayNames[weekday - 1]} ${clock(startMinute)}–${clock(endMinute)} weeks ${weeksAsText(weeks)}`
  return room ? `${time} ${room.name}` : time
}

/** `08:00`. */
export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
