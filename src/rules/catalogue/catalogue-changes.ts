import type { ComponentKind, WeekSet } from '../../contract/catalogue/course'
import type { BilingualName } from '../../contract/kernel/bilingual-name'
import type { Changed, FieldChange } from '../kernel/changes'
import type { CatalogueDepartment } from '../school/departments'

export interface CatalogueCourse {
  readonly code: string
  readonly title: string
  readonly titleEn: string | null
  readonly description: string | null
  readonly descriptionEn: string | null
  readonly credits: number
  readonly departmentCode: string | null
}

export interface CatalogueMeeting {
  readonly weekday: number
  readonly startMinute: number
  readonly endMinute: number
  readonly weeks: WeekSet
  readonly room: BilingualName | null
}

/** A section as the registrar knows it: `externalId` is the registrar's own key, unique within the term. */
export interface CatalogueSection {
  readonly externalId: string
  readonly courseCode: string
  readonly code: string
  readonly kind: ComponentKind
  readonly configuration: number
  readonly parentExternalId: string | null
  /** Null means no limit. */
  readonly capacity: number | null
  readonly teachers: readonly BilingualName[]
  readonly meetings: readonly CatalogueMeeting[]
}

export interface Catalogue {
  readonly departments: readonly CatalogueDepartment[]
  readonly courses: readonly CatalogueCourse[]
  readonly sections: readonly CatalogueSection[]
}

export interface StoredSection extends CatalogueSection {
  readonly isWithdrawn: boolean
  /** Students who have a place now. */
  readonly enrolled: number
  /** Staff set the seats by hand, and a file does not change them. */
  readonly isCapacityByHand: boolean
}

export interface StoredCatalogue {
  readonly departments: readonly CatalogueDepartment[]
  readonly courses: readonly CatalogueCourse[]
  readonly sections: readonly StoredSection[]
}

export interface CatalogueChanges {
  readonly departments: { readonly added: CatalogueDepartment[]; readonly changed: Changed<CatalogueDepartment>[] }
  readonly courses: { readonly added: CatalogueCourse[]; readonly changed: Changed<CatalogueCourse>[] }
  readonly sections: {
    readonly added: CatalogueSection[]
    readonly changed: Changed<CatalogueSection>[]
    /** Withdrawn earlier and now in the file again. */
    readonly returned: CatalogueSection[]
    /** No longer in the file; each keeps its row and its enrolments. */
    readonly withdrawn: StoredSection[]
    readonly unchangedCount: number
  }
}

/** Stored sections that an import leaves exactly as they are, because their rows in the file were bad. */
export interface Exempt {
  readonly externalIds: ReadonlySet<string>
  /** True when a bad row did not even say its section: then no absence from the file proves anything. */
  readonly isEverySection: boolean
}

/** What has to change so that the stored catalogue of a term says what the file says. */
export function catalogueChanges(stored: StoredCatalogue, wanted: Catalogue, exempt: Exempt): CatalogueChanges {
  const departments = compared(stored.departments, resolvedDepartments(stored, wanted), (department) => department.code)
  const courses = compared(stored.courses, wanted.courses, (course) => course.code)
  const storedSections = new Map(stored.sections.map((section) => [section.externalId, section]))
  const current = stored.sections.filter((section) => !section.isWithdrawn).map(asSaid)
  const sections = compared(current, wanted.sections.map(asSaid), (section) => section.externalId)
  const named = new Set(wanted.sections.map((section) => section.externalId))
  const absent = stored.sections.filter((section) => !section.isWithdrawn && !named.has(section.externalId))
  return {
    departments: { added: departments.added, changed: departments.changed },
    courses: { added: courses.added, changed: courses.changed },
    sections: {
      added: sections.added.filter((section) => !storedSections.has(section.externalId)),
      changed: sections.changed,
      returned: sections.added.filter((section) => storedSections.has(section.externalId)),
      withdrawn: exempt.isEverySection ? [] : absent.filter((section) => !exempt.externalIds.has(section.externalId)),
      unchangedCount: sections.unchangedCount,
    },
  }
}

/** How many rows the changes touch; 0 means that the file says what is stored. */
export function changeCount(changes: CatalogueChanges): number {
  const { departments, courses, sections } = changes
  const lists = [departments.added, departments.changed, courses.added, courses.changed]
  const sectionLists = [sections.added, sections.changed, sections.returned, sections.withdrawn]
  return [...lists, ...sectionLists].reduce((sum, list) => sum + list.length, 0)
}

/** A section that the file describes in a way that its enrolled students do not allow. */
export interface EnrolmentConflict {
  readonly externalId: string
  readonly field: 'course_code' | 'component'
  readonly enrolled: number
}

/** Sections that would move to another course or component under the students enrolled in them. */
export function enrolmentConflicts(stored: StoredCatalogue, wanted: Catalogue): EnrolmentConflict[] {
  const byId = new Map(stored.sections.map((section) => [section.externalId, section]))
  return wanted.sections.flatMap((section): EnrolmentConflict[] => {
    const before = byId.get(section.externalId)
    if (!before || before.enrolled === 0) return []
    const { externalId } = section
    const { enrolled } = before
    if (before.courseCode !== section.courseCode) return [{ externalId, field: 'course_code', enrolled }]
    const isMoved = before.kind !== section.kind || before.configuration !== section.configuration
    return isMoved ? [{ externalId, field: 'component', enrolled }] : []
  })
}

/** What a file says of the seats of a section and what becomes of it. */
export interface CapacityNote {
  readonly externalId: string
  /** What the file says; null for no limit. */
  readonly said: number | null
  /** `kept`: what staff set by hand stays. `overfull`: nobody loses a seat, and nobody gets one before as many leave. */
  readonly kind: 'kept' | 'overfull'
  readonly kept: number | null
  readonly enrolled: number
}

/** The catalogue with the seats that staff set by hand, and what there is to tell of seats. */
export function withSeatsByHand(
  stored: StoredCatalogue,
  wanted: Catalogue,
): { catalogue: Catalogue; notes: CapacityNote[] } {
  const byId = new Map(stored.sections.map((section) => [section.externalId, section]))
  const notes: CapacityNote[] = []
  const sections = wanted.sections.map((section) => {
    const before = byId.get(section.externalId)
    if (!before) return section
    const { externalId, capacity: said } = section
    const { enrolled, capacity: kept } = before
    if (before.isCapacityByHand) {
      if (said !== kept) notes.push({ externalId, said, kind: 'kept', kept, enrolled })
      return { ...section, capacity: kept }
    }
    if (said !== null && said < enrolled) notes.push({ externalId, said, kind: 'overfull', kept, enrolled })
    return section
  })
  return { catalogue: { ...wanted, sections }, notes }
}

function resolvedDepartments(stored: StoredCatalogue, wanted: Catalogue): CatalogueDepartment[] {
  const byCode = new Map(stored.departments.map((department) => [department.code, department]))
  return wanted.departments.map(({ code, name, nameEn }) => {
    const before = byCode.get(code)
    return { code, name: name ?? before?.name ?? code, nameEn: nameEn ?? before?.nameEn ?? null }
  })
}

/** Only what the registrar says of a section, its meetings in one order, so that two of them compare field by field. */
function asSaid(section: CatalogueSection): CatalogueSection {
  const { externalId, courseCode, code, kind, configuration, parentExternalId, capacity, teachers } = section
  const meetings = [...section.meetings].sort((a, b) => (meetingKey(a) < meetingKey(b) ? -1 : 1))
  return { externalId, courseCode, code, kind, configuration, parentExternalId, capacity, teachers, meetings }
}

function meetingKey({ weekday, startMinute, endMinute, weeks, room }: CatalogueMeeting): string {
  const minutes = [startMinute, endMinute].map((minute) => String(minute).padStart(4, '0')).join('-')
  return `${weekday} ${minutes} ${weeks} ${room?.name ?? ''} ${room?.nameEn ?? ''}`
}

function compared<Value extends object>(
  before: readonly Value[],
  after: readonly Value[],
  keyOf: (value: Value) => string,
) {
  const byKey = new Map(before.map((value) => [keyOf(value), value]))
  const added: Value[] = []
  const changed: Changed<Value>[] = []
  let unchangedCount = 0
  for (const value of after) {
    const old = byKey.get(keyOf(value))
    const fields = old ? fieldChanges(old, value) : []
    if (!old) added.push(value)
    else if (fields.length > 0) changed.push({ key: keyOf(value), value, fields })
    else unchangedCount += 1
  }
  return { added, changed, unchangedCount }
}

function fieldChanges<Value extends object>(before: Value, after: Value): FieldChange[] {
  const old = new Map<string, unknown>(Object.entries(before))
  return Object.entries(after)
    .map(([field, to]) => ({ field, from: old.get(field), to: to as unknown }))
    .filter(({ from, to }) => !isSame(from, to))
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const left = Object.entries(a)
  const right = new Map<string, unknown>(Object.entries(b))
  return left.length === right.size && left.every(([key, value]) => right.has(key) && isSame(value, right.get(key)))
}
