import type { ComponentKind, CourseSummary, Exam, Meeting } from '../../contract/catalogue/course'
import type { CourseRules } from '../../contract/catalogue/course-rules'
import type { ComponentId, SectionId } from '../../contract/catalogue/ids'

/** What a decision needs to know of a section. */
export interface SectionFacts {
  id: SectionId
  code: string
  componentId: ComponentId
  parentId: SectionId | null
  meetings: readonly Meeting[]
  exam: Exam | null
  /** Sections that staff let a student take beside this one although their times meet. */
  clashAllowedWith: readonly SectionId[]
}

export interface CourseFacts {
  course: CourseSummary
  rules: CourseRules
  components: readonly { id: ComponentId; kind: ComponentKind; configuration: number }[]
  /** All sections of the course by id; a parent is looked up here. */
  sections: ReadonlyMap<SectionId, SectionFacts>
}

/** The rules of a course for which the registrar gave none: taken again only until it is passed. */
export const noCourseRules: CourseRules = {
  prerequisite: null,
  corequisites: [],
  standingMin: null,
  departments: [],
  repeat: 'if_failed',
}
