import type { CourseSummary, Exam, Meeting } from '../../contract/catalogue/course'
import type { ComponentId, SectionId } from '../../contract/catalogue/ids'
import type { BilingualName } from '../../contract/kernel/bilingual-name'
import { examClash, firstClash } from '../catalogue/clashes'
import type { CourseFacts, SectionFacts } from '../catalogue/course-facts'

export type PlannerMeeting = Pick<Meeting, 'weekday' | 'startMinute' | 'endMinute' | 'weeks'>

/** What the planner needs to know of a section. */
export interface PlannerSection extends Pick<SectionFacts, 'id' | 'componentId' | 'parentId'> {
  meetings: readonly PlannerMeeting[]
  exam?: Exam | null
  teachers?: readonly BilingualName[]
  /** Sections that staff let a student take beside this one although their times meet. */
  clashAllowedWith?: readonly SectionId[]
}

/** A wished course; any `CourseFacts` will do. */
export interface PlannerCourse {
  course: Pick<CourseSummary, 'id'>
  components: CourseFacts['components']
  sections: ReadonlyMap<SectionId, PlannerSection>
}

/** One way to take a course: a section of each component of one configuration, free of clashes. */
export interface CourseOption {
  sectionIds: readonly SectionId[]
  meetings: readonly PlannerMeeting[]
  /** The weekly patterns of its sections, as numbers of {@link Patterns}. */
  patterns: readonly number[]
  /** The course has a preferred teacher, but not in these sections. */
  isOtherTeacher: boolean
}

export interface CourseOptions {
  options: CourseOption[]
  /** False when the course has more ways to be taken than were looked at. */
  isComplete: boolean
}

/** Far above any real course (22 different ways in the shared data); they bound odd catalogues. */
const optionsMax = 400
const combinationsMax = 20_000

export function meetingKey({ weekday, startMinute, endMinute, weeks }: PlannerMeeting): string {
  return `${weekday} ${startMinute} ${endMinute} ${weeks}`
}

export type TimedSection = Pick<PlannerSection, 'id' | 'meetings' | 'exam' | 'clashAllowedWith'>

function isAllowedBeside(a: TimedSection, b: TimedSection): boolean {
  return a.clashAllowedWith?.includes(b.id) ?? false
}

function timesClash(a: TimedSection, b: TimedSection): boolean {
  return firstClash(a.meetings, b.meetings) !== null && !(isAllowedBeside(a, b) && isAllowedBeside(b, a))
}

/** Of sections of two courses; sections of one course may share its exam. */
function examsClash(a: TimedSection, b: TimedSection): boolean {
  return examClash(a.exam ?? null, b.exam ?? null) !== null && !(isAllowedBeside(a, b) && isAllowedBeside(b, a))
}

/** Whether a student who has the sections `taken` already cannot have this one beside them. */
export function clashesWithTaken(section: TimedSection, taken: readonly TimedSection[]): boolean {
  return taken.some((other) => {
    if (isAllowedBeside(section, other)) return false
    return firstClash(section.meetings, other.meetings) !== null || examsClash(section, other)
  })
}

/** For each pattern, a set of patterns as bits, 32 to a word. */
export type PatternSets = readonly Int32Array[]

/** The different times among the sections, numbered, and which of them clash. */
export class Patterns {
  private readonly numbers = new Map<string, number>()
  /** One section of each pattern. */
  private readonly sections: TimedSection[] = []

  /** The same number for sections that meet and are examined at the same times. */
  numberOf(section: TimedSection): number {
    const { meetings, exam, clashAllowedWith = [] } = section
    const examKey = exam ? `${exam.day} ${exam.startMinute} ${exam.endMinute}` : ''
    const key = [...meetings.map(meetingKey).sort(), examKey, clashAllowedWith.length > 0 ? section.id : ''].join()
    const known = this.numbers.get(key)
    if (known !== undefined) return known
    this.numbers.set(key, this.sections.length)
    return this.sections.push(section) - 1
  }

  /** What cannot stand side by side: within one course, and in two courses. */
  clashSets(): { withinCourse: PatternSets; betweenCourses: PatternSets } {
    const { sections } = this
    const wordCount = Math.ceil(sections.length / 32)
    const withinCourse = sections.map(() => new Int32Array(wordCount))
    const betweenCourses = sections.map(() => new Int32Array(wordCount))
    for (const [a, one] of sections.entries()) {
      // A pattern clashes with itself, too, when another section has it.
      for (const [b, other] of sections.slice(0, a + 1).entries()) {
        const isTimeClash = timesClash(one, other)
        if (isTimeClash) addPair(withinCourse, a, b)
        if (isTimeClash || examsClash(one, other)) addPair(betweenCourses, a, b)
      }
    }
    return { withinCourse, betweenCourses }
  }
}

function addPair(sets: PatternSets, a: number, b: number): void {
  addBit(sets[a], b)
  addBit(sets[b], a)
}

export function addBit(set: Int32Array | undefined, bit: number): void {
  if (set) set[bit >> 5] = (set[bit >> 5] ?? 0) | (1 << (bit & 31))
}

function hasBit(set: Int32Array | undefined, bit: number): boolean {
  return set !== undefined && ((set[bit >> 5] ?? 0) & (1 << (bit & 31))) !== 0
}

interface Candidate {
  section: PlannerSection
  pattern: number
  hasPreferredTeacher: boolean
}

/** The sections of a course that may be used, with their patterns. */
export function candidatesOf(
  { sections }: PlannerCourse,
  patterns: Patterns,
  isUsable: (section: PlannerSection) => boolean,
  teachers: readonly string[],
): Candidate[] {
  const candidates: Candidate[] = []
  for (const section of sections.values()) {
    if (!isUsable(section)) continue
    const hasPreferredTeacher = (section.teachers ?? []).some(
      ({ name, nameEn }) => teachers.includes(name) || (nameEn !== null && teachers.includes(nameEn)),
    )
    candidates.push({ section, pattern: patterns.numberOf(section), hasPreferredTeacher })
  }
  return candidates
}

/**
 * Every way to take a course that differs in time. Of ways that meet at the same times one is kept:
 * one with a preferred teacher, else the first in the catalogue's order.
 */
export function optionsOf(
  course: PlannerCourse,
  candidates: readonly Candidate[],
  clashSets: PatternSets,
): CourseOptions {
  const inOrder = new OptionList(course, candidates, clashSets, false).fill()
  return inOrder.isComplete ? inOrder : new OptionList(course, candidates, clashSets, true).fill()
}

/** The different ways to take one course, as far as their number allows. */
class OptionList {
  private readonly byPatterns = new Map<string, CourseOption>()
  private readonly hasPreferred: boolean
  private combinations = 0
  private isComplete = true

  constructor(
    private readonly course: PlannerCourse,
    private readonly candidates: readonly Candidate[],
    private readonly clashSets: PatternSets,
    /** Too many ways: each section gets an even share of them, so that none is left out as a whole. */
    private readonly isShared: boolean,
  ) {
    this.hasPreferred = candidates.some((candidate) => candidate.hasPreferredTeacher)
  }

  fill(): CourseOptions {
    const { components } = this.course
    const configurations = [...new Set(components.map(({ configuration }) => configuration))]
    for (const [index, configuration] of configurations.entries()) {
      const parts = components.filter((component) => component.configuration === configuration)
      const rest = parts.map(({ id }) => distinctCandidates(this.candidates, id))
      this.extend([], rest, this.shareOf(optionsMax - this.byPatterns.size, configurations.length - index))
    }
    return { options: [...this.byPatterns.values()], isComplete: this.isComplete }
  }

  private shareOf(quota: number, shares: number): number {
    return this.isShared ? Math.ceil(quota / shares) : quota
  }

  /** Adds at most `quota` options that begin with the chosen sections. */
  private extend(chosen: readonly Candidate[], rest: readonly (readonly Candidate[])[], quota: number): void {
    const [component, ...others] = rest
    if (!component) {
      this.keep(chosen)
      return
    }
    const sizeMax = this.byPatterns.size + quota
    for (const [index, candidate] of component.entries()) {
      this.combinations += 1
      const isOver = this.byPatterns.size >= sizeMax || this.combinations > combinationsMax
      if (isOver) this.isComplete = false
      if (isOver) return
      if (!chosen.every((other) => fitTogether(other, candidate, this.course.sections, this.clashSets))) continue
      const share = this.shareOf(sizeMax - this.byPatterns.size, component.length - index)
      this.extend([...chosen, candidate], others, share)
    }
  }

  private keep(chosen: readonly Candidate[]): void {
    const includes = (id: SectionId) => chosen.some(({ section }) => section.id === id)
    if (chosen.some(({ section }) => section.parentId !== null && !includes(section.parentId))) return
    const patterns = chosen.map(({ pattern }) => pattern).sort((a, b) => a - b)
    const key = patterns.join()
    const known = this.byPatterns.get(key)
    const isOtherTeacher = this.hasPreferred && !chosen.some((candidate) => candidate.hasPreferredTeacher)
    if (known && (!known.isOtherTeacher || isOtherTeacher)) return
    const sectionIds = chosen.map(({ section }) => section.id)
    const meetings: PlannerMeeting[] = []
    for (const { section } of chosen) meetings.push(...section.meetings)
    this.byPatterns.set(key, { sectionIds, meetings, patterns, isOtherTeacher })
  }
}

/** Sections of a component that differ in time, parent or preferred teacher; whoever is a parent stays. */
function distinctCandidates(candidates: readonly Candidate[], componentId: ComponentId): Candidate[] {
  const parentIds = new Set(candidates.map(({ section }) => section.parentId))
  const seen = new Set<string>()
  return candidates.filter(({ section, pattern, hasPreferredTeacher }) => {
    if (section.componentId !== componentId) return false
    const key = `${pattern} ${section.parentId} ${hasPreferredTeacher}`
    if (parentIds.has(section.id)) return true
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** No clash, and neither needs another section where the other stands. */
function fitTogether(a: Candidate, b: Candidate, sections: PlannerCourse['sections'], clashSets: PatternSets): boolean {
  if (hasBit(clashSets[a.pattern], b.pattern)) return false
  return !needsAnother(a.section, b.section, sections) && !needsAnother(b.section, a.section, sections)
}

function needsAnother(child: PlannerSection, other: PlannerSection, sections: PlannerCourse['sections']): boolean {
  if (child.parentId === null || child.parentId === other.id) return false
  return sections.get(child.parentId)?.componentId === other.componentId
}
