import type { CourseSummary } from '../../contract/catalogue/course'
import type { CourseRules } from '../../contract/catalogue/course-rules'
import type { CourseId, QuotaId, SectionId } from '../../contract/catalogue/ids'
import type { Refusal } from '../../contract/refusal'
import type { DrawInput, DrawStudent } from '../../contract/selection/draw-file'
import type { CourseFacts, SectionFacts } from '../catalogue/course-facts'
import { findSeat, type SeatFacts } from '../catalogue/seats'
import { type TakenCourse, whyCannotSelect } from './enrolment'
import type { RoundFacts } from './rounds'

type DrawChoice = DrawStudent['choices'][number]

interface CountedSeats extends SeatFacts {
  enrolled: number
  quotas: (SeatFacts['quotas'][number] & { taken: number })[]
}

/** What bars a student for good is told by `isBarred`, so a course asks only for what stands beside it. */
const openRules: CourseRules = {
  prerequisite: null,
  corequisites: [],
  standingMin: null,
  departments: [],
  repeat: 'always',
}
/** Matches no audience. */
const noCohort = 0

/** Seats and timetables as they stand after each turn of a draw. Touches nothing but itself. */
export class DrawState {
  readonly #input: DrawInput
  readonly #nowMs: number
  readonly #offerings = new Map<CourseId, CourseFacts>()
  readonly #sections = new Map<SectionId, SectionFacts & { courseId: CourseId }>()
  readonly #seats = new Map<SectionId, CountedSeats>()
  readonly #timetables: TakenCourse[][]
  readonly #rounds = new Map<number, RoundFacts>()

  constructor(input: DrawInput) {
    this.#input = input
    this.#nowMs = Date.parse(input.drawnAt)
    for (const { components, ...course } of input.courses) {
      const summary: CourseSummary = { ...course, department: null }
      this.#offerings.set(course.id, { course: summary, rules: openRules, components, sections: this.#sections })
    }
    for (const { capacity, enrolled, kept, quotas, ...section } of input.sections) {
      const meetings = section.meetings.map((meeting) => ({ ...meeting, room: null }))
      this.#sections.set(section.id, { ...section, meetings, exam: section.exam && { ...section.exam, room: null } })
      const counted = quotas.map((quota) => ({ ...quota }))
      this.#seats.set(section.id, { capacity, enrolled, kept, waiting: 0, quotas: counted })
    }
    this.#timetables = input.students.map(({ enrolled }) => this.#timetableOf(enrolled))
  }

  choiceOf(student: number, pass: number): DrawChoice {
    const choice = this.#studentAt(student).choices[pass]
    if (!choice) throw new Error(`student ${student} of the draw has no choice ${pass + 1}`)
    return choice
  }

  courseOf({ sectionIds }: DrawChoice): CourseSummary {
    return this.#offeringOf(sectionIds).course
  }

  /** Decides a choice on what the turns before it left; a win takes its seats. */
  decide(student: number, pass: number): Refusal[] {
    const { cohort, departmentId, creditsMax } = this.#studentAt(student)
    const { sectionIds, corequisites, granted } = this.choiceOf(student, pass)
    const offering = this.#offeringOf(sectionIds)
    const chosen = sectionIds.map((id) => this.#section(id))
    const timetable = this.#timetables[student] ?? []
    const belonging = { cohort: cohort ?? noCohort, departmentId }
    const refusals = whyCannotSelect({
      nowMs: this.#nowMs,
      open: { round: this.#roundWith(creditsMax) },
      student: {
        ...belonging,
        standing: null,
        holds: [],
        results: [],
        exceptions: granted.map((kind) => ({ kind, courseId: offering.course.id })),
        enrolled: timetable,
      },
      offering: corequisites.length > 0 ? { ...offering, rules: { ...openRules, corequisites } } : offering,
      chosen,
      seatsOf: ({ id }) => this.#seatsOf(id),
    })
    if (refusals.length > 0) return refusals
    timetable.push({ course: offering.course, sections: chosen })
    for (const { id } of chosen) {
      const search = findSeat(this.#seatsOf(id), belonging, this.#nowMs)
      this.#takeSeat(id, search.isFree ? search.quotaId : null)
    }
    return []
  }

  #takeSeat(sectionId: SectionId, quotaId: QuotaId | null): void {
    const seats = this.#seatsOf(sectionId)
    seats.enrolled += 1
    const quota = seats.quotas.find(({ id }) => id === quotaId)
    if (quota) quota.taken += 1
  }

  #timetableOf(sectionIds: readonly SectionId[]): TakenCourse[] {
    const courses = new Map<CourseId, { course: CourseSummary; sections: SectionFacts[] }>()
    for (const id of sectionIds) {
      const section = this.#section(id)
      const taken = courses.get(section.courseId)
      if (taken) taken.sections.push(section)
      else courses.set(section.courseId, { course: this.#offeringOf([id]).course, sections: [section] })
    }
    return [...courses.values()]
  }

  /** The round as it was while open, for a student of these limits; what it was open for matters no more. */
  #roundWith(creditsMax: number): RoundFacts {
    let round = this.#rounds.get(creditsMax)
    if (!round) {
      const { id, name, nameEn, closesAt, choicesMax, pointsMax } = this.#input.round
      const limits = { creditsMin: 0, creditsMax, creditLimits: [] }
      const audience = { cohorts: [], departmentIds: [], starts: [] }
      const waitlist = { isWaitlistOpen: false, waitlistMax: 0, offerMinutes: 0, releaseDelayMaxSeconds: 0 }
      const window = { opensAt: closesAt, closesAt, pausedAt: null }
      const about = { id, name, nameEn, kind: 'lottery', choicesMax, pointsMax } as const
      round = { ...about, ...window, ...limits, ...audience, ...waitlist }
      this.#rounds.set(creditsMax, round)
    }
    return round
  }

  #studentAt(student: number): DrawStudent {
    const found = this.#input.students[student]
    if (!found) throw new Error(`the draw has no student ${student}`)
    return found
  }

  #section(id: SectionId): SectionFacts & { courseId: CourseId } {
    const section = this.#sections.get(id)
    if (!section) throw new Error(`the draw names a section ${id} that it does not describe`)
    return section
  }

  #seatsOf(id: SectionId): CountedSeats {
    const seats = this.#seats.get(id)
    if (!seats) throw new Error(`the draw has no seats of section ${id}`)
    return seats
  }

  #offeringOf([first]: readonly SectionId[]): CourseFacts {
    const offering = first === undefined ? undefined : this.#offerings.get(this.#section(first).courseId)
    if (!offering) throw new Error(`the draw does not describe the course of section ${first}`)
    return offering
  }
}
