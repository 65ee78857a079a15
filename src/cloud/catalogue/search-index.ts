import type { TermId } from '../../contract/school/ids'
import type { Department } from '../../contract/school/institution'
import type { SearchEntry } from '../../rules/catalogue/section-search'
import { compactText, foldText } from '../../rules/kernel/fold-text'
import { chinese } from './language'
import type { Catalogue, CatalogueCourse, CatalogueSection } from './tables/catalogue'

/** One row of the Courses screen, with the sections that are chosen with it. */
export interface IndexedSection extends SearchEntry {
  offering: CatalogueCourse
  section: CatalogueSection
  linkedKinds: CatalogueCourse['components'][number]['kind'][]
}

export interface TermIndex {
  /** In order of course code, then section code. */
  entries: IndexedSection[]
  /** With sections in this term, by code. */
  departments: Department[]
}

/** Of terms in which nothing is taught, and of those that somebody made up: nothing is kept of them. */
const emptyIndex: TermIndex = { entries: [], departments: [] }

const indexes = new WeakMap<Catalogue, Map<TermId, TermIndex>>()

/** What can be searched in a term; made once for each version of the catalogue. */
export function termIndex(catalogue: Catalogue, termId: TermId): TermIndex {
  if (![...catalogue.courses.values()].some((offering) => offering.termId === termId)) return emptyIndex
  let terms = indexes.get(catalogue)
  if (!terms) {
    terms = new Map()
    indexes.set(catalogue, terms)
  }
  let index = terms.get(termId)
  if (!index) {
    index = makeIndex(catalogue, termId)
    terms.set(termId, index)
  }
  return index
}

const collator = new Intl.Collator('en', { numeric: true })

/** The order of the list: by course code, section code, then id, so that no two rows are equal. */
export function compareEntries(
  a: { code: string; sectionCode: string; id: number },
  b: { code: string; sectionCode: string; id: number },
): number {
  return collator.compare(a.code, b.code) || collator.compare(a.sectionCode, b.sectionCode) || a.id - b.id
}

function makeIndex(catalogue: Catalogue, termId: TermId): TermIndex {
  const entries: IndexedSection[] = []
  const departments = new Map<number, Department>()
  for (const offering of catalogue.courses.values()) {
    if (offering.termId !== termId) continue
    const rows = leadingRows(offering)
    entries.push(...rows)
    const { department } = offering.course
    if (department && rows.length > 0) departments.set(department.id, department)
  }
  entries.sort((a, b) => compareEntries({ ...a, code: a.course.code }, { ...b, code: b.course.code }))
  return { entries, departments: [...departments.values()].sort((a, b) => collator.compare(a.code, b.code)) }
}

/** The sections of the first component of each configuration; what goes with them is found through them. */
function leadingRows(offering: CatalogueCourse): IndexedSection[] {
  const rows: IndexedSection[] = []
  const sections = [...offering.sections.values()].filter((section) => !section.isWithdrawn)
  const configurations = new Set(offering.components.map((component) => component.configuration))
  for (const configuration of configurations) {
    const [leading, ...linked] = offering.components.filter((component) => component.configuration === configuration)
    if (!leading) continue
    for (const section of sections) {
      if (section.componentId !== leading.id) continue
      const companions = sections.filter(
        (other) =>
          linked.some(({ id }) => id === other.componentId) &&
          (other.parentId === null || other.parentId === section.id),
      )
      rows.push({
        id: section.id,
        offering,
        section,
        course: offering.course,
        sectionCode: section.code,
        meetings: section.meetings,
        searchText: [section, ...companions].map(({ searchText }) => searchText).join('\n'),
        codeKey: keyOf(offering.course.code),
        sectionKey: keyOf(section.code),
        linkedKinds: linked.map(({ kind }) => kind),
      })
    }
  }
  return rows
}

function keyOf(code: string): string {
  return compactText(foldText(code, chinese.simplify))
}
