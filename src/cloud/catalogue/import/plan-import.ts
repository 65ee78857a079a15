import {
  type CapacityNote,
  type Catalogue,
  type CatalogueChanges,
  type CatalogueSection,
  catalogueChanges,
  changeCount,
  type EnrolmentConflict,
  enrolmentConflicts,
  type StoredSection,
  withSeatsByHand,
} from '../../../rules/catalogue/catalogue-changes'
import { searchTextOf } from '../../../rules/catalogue/search-text'
import type { Queryable } from '../../kernel/database/database'
import type { BadRow } from '../../kernel/table-file/bad-cell'
import { chinese, remembering } from '../language'
import type { SectionToWrite } from '../tables/sections'
import { readStoredCatalogue } from '../tables/stored-catalogue'
import type { CatalogueReading } from './finish-catalogue'

/** What an import would do to a term. */
export interface ImportPlan {
  readonly changes: CatalogueChanges
  /** How many rows change; 0 when the file says what is stored. */
  readonly changeCount: number
  /** Seats that staff set by hand and that stay, and sections that hold more students than the file gives them seats. */
  readonly capacityNotes: readonly CapacityNote[]
  /** Those of the file, and those that the enrolments do not allow. */
  readonly badRows: readonly BadRow[]
  /** Of the withdrawn sections, those in which students have places. */
  readonly withdrawnWithStudents: readonly StoredSection[]
  /** Sections of the term that are not withdrawn now. */
  readonly currentSectionCount: number
  /** Added, changed and returned sections, ready to be written. */
  readonly sectionsToWrite: readonly SectionToWrite[]
  /** Sections that stay as they are but for what a search finds them by, as after a change of a course's title. */
  readonly sectionsToReindex: readonly SectionToWrite[]
}

const reasons: Record<EnrolmentConflict['field'], (enrolled: number) => string> = {
  course_code: (enrolled) =>
    `moves the section to another course, but ${enrolled} students are enrolled in it; give it a new section_id`,
  component: (enrolled) =>
    `moves the section to another component, but ${enrolled} students are enrolled in it; give it a new section_id`,
}

/** Compares a reading with what is stored, and changes nothing. */
export async function planImport(database: Queryable, termId: string, reading: CatalogueReading): Promise<ImportPlan> {
  const stored = await readStoredCatalogue(database, termId)
  const { catalogue, notes: capacityNotes } = withSeatsByHand(stored, reading.catalogue)
  const refused = refusedRows(enrolmentConflicts(stored, catalogue), reading)
  const taken = without(catalogue, new Set(refused.map((row) => row.sectionId)))
  const badRows = [...reading.badRows, ...refused]
  const changes = catalogueChanges(stored, taken, {
    externalIds: new Set([...reading.badSectionIds, ...refused.map((row) => row.sectionId ?? '')]),
    isEverySection: reading.hasNamelessBadRow,
  })
  const { added, returned, changed, withdrawn } = changes.sections
  const sections = [...added, ...returned, ...changed.map(({ value }) => value)]
  const written = new Set(sections.map((section) => section.externalId))
  const storedText = new Map(stored.sections.map((section) => [section.externalId, section.searchText]))
  const others = taken.sections.filter((section) => !written.has(section.externalId))
  return {
    changes,
    changeCount: changeCount(changes),
    capacityNotes,
    badRows,
    withdrawnWithStudents: withdrawn.filter((section) => section.enrolled > 0),
    currentSectionCount: stored.sections.filter((section) => !section.isWithdrawn).length,
    sectionsToWrite: withSearchText(taken, sections),
    sectionsToReindex: withSearchText(taken, others).filter(
      (section) => section.searchText !== storedText.get(section.externalId),
    ),
  }
}

/** The conflicts as bad rows, with the sections below them, which cannot be taken without their parent. */
function refusedRows(conflicts: readonly EnrolmentConflict[], { catalogue, placeOf }: CatalogueReading): BadRow[] {
  const byId = new Map(catalogue.sections.map((section) => [section.externalId, section]))
  const rows = new Map<string, BadRow>()
  const add = (externalId: string, column: string, value: string, reason: string) => {
    const place = placeOf.get(externalId) ?? { line: 1, row: 1 }
    rows.set(externalId, { line: place.line, row: place.row, column, value, reason, sectionId: externalId })
  }
  for (const { externalId, field, enrolled } of conflicts) {
    const section = byId.get(externalId)
    const value = { course_code: section?.courseCode, component: section?.kind }[field]
    add(externalId, field, String(value), reasons[field](enrolled))
  }
  let count = -1
  while (count !== rows.size) {
    count = rows.size
    for (const { externalId, parentExternalId } of catalogue.sections)
      if (parentExternalId !== null && rows.has(parentExternalId) && !rows.has(externalId))
        add(
          externalId,
          'parent_section_id',
          parentExternalId,
          'is a section that cannot be taken, so neither can this one',
        )
  }
  return [...rows.values()]
}

function without(catalogue: Catalogue, refused: ReadonlySet<string | null>): Catalogue {
  const sections = catalogue.sections.filter((section) => !refused.has(section.externalId))
  const codes = new Set(sections.map((section) => section.courseCode))
  return { ...catalogue, sections, courses: catalogue.courses.filter((course) => codes.has(course.code)) }
}

function withSearchText({ courses }: Catalogue, sections: readonly CatalogueSection[]): SectionToWrite[] {
  const byCode = new Map(courses.map((course) => [course.code, course]))
  const language = remembering(chinese)
  return sections.map((section) => {
    const course = byCode.get(section.courseCode)
    const title = course?.title ?? ''
    const searchable = {
      courseCode: section.courseCode,
      sectionCode: section.code,
      title,
      titleEn: course?.titleEn ?? null,
      teachers: section.teachers,
    }
    return { ...section, searchText: searchTextOf(searchable, language) }
  })
}
