import type { Course, Section } from '../../../contract/catalogue/course'
import type { PrerequisiteTree } from '../../../contract/catalogue/course-rules'
import type { Student } from '../../../contract/people/person'
import type { CourseResult } from '../../../contract/selection/results'
import { unmetPrerequisite } from '../../../rules/selection/course-rules'
import { nameOf } from '../../kit/text/bilingual'
import { formatClock, formatDay, formatInstant } from '../../kit/text/time'
import type { RefusalWording } from '../../kit/text/wording'

/** One line of what a course asks for, or tells to be known beforehand. */
export interface AskLine {
  /** Its place among the lines. */
  key: string
  /** 0 for a line of its own; the branches of a tree stand one deeper than their head. */
  depth: number
  /** Whether the student meets it; null for what is only told. */
  isMet: boolean | null
  text: string
}

export interface AskFacts {
  course: Course
  sections: readonly Section[]
  results: readonly CourseResult[]
  student: Student | null
}

/** What a course asks of the student: prerequisites as a tree, corequisites, standing, departments; then exams and kept seats. */
export function courseAsks(facts: AskFacts, wording: RefusalWording): AskLine[] {
  const lines = [...ruleLines(facts, wording), ...facts.sections.flatMap((section) => sectionLines(section, wording))]
  return lines.map((line, index) => ({ key: String(index), ...line }))
}

type Line = Omit<AskLine, 'key'>

function ruleLines({ course, results, student }: AskFacts, wording: RefusalWording): Line[] {
  const { t, language } = wording
  const { prerequisite, corequisites, standingMin, departments } = course.rules
  const lines: Line[] = []
  if (prerequisite) lines.push(...treeLines(prerequisite, results, 0, wording))
  for (const code of corequisites) {
    const isPassed = results.some(({ courseCode, isPassed: passed }) => passed && courseCode === code)
    // Whether it is taken beside this one is for the blockers to tell.
    lines.push({ depth: 0, isMet: isPassed || null, text: t('asks.corequisite', { code }) })
  }
  if (standingMin !== null) {
    // A session that was kept from before students had a standing has none.
    const standing = student?.standing ?? null
    lines.push({
      depth: 0,
      isMet: standing !== null && standing >= standingMin,
      text: t('asks.standing', { standingMin }),
    })
  }
  if (departments.length > 0) {
    const isMet = departments.some(({ id }) => id === student?.department?.id)
    const names = departments.map((one) => nameOf(language, one)).join(t('asks.comma'))
    lines.push({ depth: 0, isMet, text: t('asks.departments', { names }) })
  }
  return lines
}

function treeLines(
  tree: PrerequisiteTree,
  results: readonly CourseResult[],
  depth: number,
  wording: RefusalWording,
): Line[] {
  const { t } = wording
  const isMet = unmetPrerequisite(tree, results) === null
  if (tree.kind === 'course') {
    const { code, gradeMin } = tree
    const text = gradeMin === null ? t('asks.passed', { code }) : t('asks.passedWith', { code, grade: gradeMin })
    return [{ depth, isMet, text }]
  }
  // All of the outermost list stand side by side without a head.
  if (tree.kind === 'all' && depth === 0) return tree.of.flatMap((branch) => treeLines(branch, results, depth, wording))
  const head = { depth, isMet, text: t(tree.kind === 'all' ? 'asks.allOf' : 'asks.anyOf') }
  return [head, ...tree.of.flatMap((branch) => treeLines(branch, results, depth + 1, wording))]
}

function sectionLines({ code, exam, reserves }: Section, wording: RefusalWording): Line[] {
  const { t, language, nowMs, schoolClock } = wording
  const lines: Line[] = []
  if (exam) {
    const day = formatDay(exam.day, t('date.dayMonth'))
    const room = exam.room ? nameOf(language, exam.room) : ''
    const times = { from: formatClock(exam.startMinute), to: formatClock(exam.endMinute) }
    lines.push({ depth: 0, isMet: null, text: [t('asks.exam', { day, ...times }), room].filter(Boolean).join(' · ') })
  }
  for (const { cohorts, departments, seats, taken, releasesAt } of reserves) {
    if (releasesAt !== null && Date.parse(releasesAt) <= nowMs) continue
    const whom = [
      ...cohorts.map((cohort) => t('asks.cohort', { cohort })),
      ...departments.map((one) => nameOf(language, one)),
    ].join(t('asks.comma'))
    const kept = t('asks.reserve', { section: code, whom, left: Math.max(0, seats - taken), seats })
    const until = releasesAt && t('asks.released', { at: formatInstant(Date.parse(releasesAt), nowMs, schoolClock, t) })
    lines.push({ depth: 0, isMet: null, text: [kept, until].filter(Boolean).join(t('asks.comma')) })
  }
  return lines
}
