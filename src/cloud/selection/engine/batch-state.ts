import type { CourseId, QuotaId, SectionId } from '../../../contract/catalogue/ids'
import type { RequestId } from '../../../contract/kernel/ids'
import type { StudentId } from '../../../contract/people/ids'
import type { TermId } from '../../../contract/school/ids'
import type { RoundId } from '../../../contract/selection/ids'
import { findSeat, type SeatFacts } from '../../../rules/catalogue/seats'
import type { Belonging } from '../../../rules/people/audience'
import type { StudentFacts, TakenCourse } from '../../../rules/selection/enrolment'
import { type OpenRound, openRoundFor, type RoundAction } from '../../../rules/selection/rounds'
import type { Catalogue, CatalogueCourse, CatalogueSection } from '../../catalogue/tables/catalogue'
import {
  type BatchWrites,
  type EnrolmentRequest,
  type LoadedBatch,
  type LoadedEntry,
  noWrites,
} from '../tables/enrolments'
import { CountedSeats } from './counted-seats'

type StudentRow = LoadedBatch['students'][number]

export interface BatchSurroundings {
  catalogue: Catalogue
  now: Date
  /** In [0, 1): how long a seat given back is kept. */
  random: () => number
}

/**
 * What a batch is decided on, as it stands after each decision, with all that is to be written. Touches nothing
 * but itself.
 */
export class BatchState {
  readonly catalogue: Catalogue
  readonly now: Date
  readonly nowMs: number
  readonly writes = noWrites()
  /** Open waitlist entries that were loaded or made in this batch, in the order of the queue. */
  readonly entries: LoadedEntry[]
  /** Whether a seat may have become free since seats were last handed on. */
  #isUnsettled = true
  readonly #entryOf = new Map<string, LoadedEntry>()
  readonly #random: () => number
  readonly #loaded: LoadedBatch
  readonly #students: Map<StudentId, StudentRow>
  readonly #seats: CountedSeats
  readonly #enrolled = new Map<StudentId, Map<SectionId, QuotaId | null>>()
  readonly #holds: Map<StudentId, LoadedBatch['holds']>
  readonly #results: Map<StudentId, LoadedBatch['results']>
  readonly #exceptions: Map<StudentId, LoadedBatch['exceptions']>
  readonly #throughRounds: Map<StudentId, LoadedBatch['throughRounds']>
  readonly #waitingCounts: Map<StudentId, number>
  readonly #openRounds = new Map<string, OpenRound>()

  constructor(loaded: LoadedBatch, { catalogue, now, random }: BatchSurroundings) {
    this.catalogue = catalogue
    this.now = now
    this.nowMs = now.getTime()
    this.#random = random
    this.#loaded = loaded
    this.entries = loaded.entries.map((entry) => ({ ...entry }))
    for (const entry of this.entries) this.#entryOf.set(keyOf(entry.studentId, entry.courseId), entry)
    this.#students = new Map(loaded.students.map((student) => [student.id, student]))
    this.#holds = grouped(loaded.holds)
    this.#results = grouped(loaded.results)
    this.#exceptions = grouped(loaded.exceptions)
    this.#throughRounds = grouped(loaded.throughRounds)
    this.#waitingCounts = new Map(loaded.waitingCounts.map(({ studentId, count }) => [studentId, count]))
    this.#seats = new CountedSeats(loaded, catalogue)
    for (const { studentId, sectionId, quotaId } of loaded.enrolments) this.#mine(studentId).set(sectionId, quotaId)
  }

  student(studentId: StudentId): StudentRow {
    const student = this.#students.get(studentId)
    if (!student) throw new Error(`student ${studentId} has no row`)
    return student
  }

  /** Whether there is such a student, and they have not left. */
  isHere(studentId: StudentId): boolean {
    return this.#students.has(studentId)
  }

  /** The sections of a course that a student has a place in. */
  sectionsIn(studentId: StudentId, { sections }: CatalogueCourse): SectionId[] {
    return [...this.#mine(studentId).keys()].filter((id) => sections.has(id))
  }

  /** The sections a student got through a round that somebody asked for, whether they are in them still or not. */
  sectionsThrough(studentId: StudentId, roundId: RoundId): SectionId[] {
    const mine = this.#throughRounds.get(studentId) ?? []
    return mine.flatMap((one) => (one.roundId === roundId ? one.sectionId : []))
  }

  /** The round in which a student may do this in a term; the same for all of a cohort and department. */
  openRound(student: Belonging, termId: TermId, action: RoundAction): OpenRound {
    const key = `${student.cohort} ${student.departmentId} ${action} ${termId}`
    let open = this.#openRounds.get(key)
    if (!open) {
      const rounds = this.#loaded.rounds.filter((round) => round.termId === termId)
      open = openRoundFor(rounds, student, this.nowMs, action)
      this.#openRounds.set(key, open)
    }
    return open
  }

  round(roundId: RoundId): LoadedBatch['rounds'][number] | undefined {
    return this.#loaded.rounds.find(({ id }) => id === roundId)
  }

  /** Null for a section that this batch has not locked. */
  seatsOf(sectionId: SectionId): SeatFacts | null {
    return this.#seats.of(sectionId)
  }

  /** The student as the rules see one, in the term of `offering`, after leaving `leaving`. */
  studentFacts(studentId: StudentId, offering: CatalogueCourse, leaving: readonly SectionId[]): StudentFacts {
    const { cohort, departmentId, standing } = this.student(studentId)
    return {
      cohort,
      departmentId,
      standing,
      holds: this.#holds.get(studentId) ?? [],
      results: this.#results.get(studentId) ?? [],
      exceptions: this.#exceptions.get(studentId) ?? [],
      enrolled: this.coursesOf(studentId, offering.termId, leaving),
    }
  }

  /** The courses a student is enrolled in in a term, but for `leaving`. */
  coursesOf(studentId: StudentId, termId: TermId, leaving: readonly SectionId[] = []): TakenCourse[] {
    const courses = new Map<CourseId, { course: CatalogueCourse['course']; sections: CatalogueSection[] }>()
    for (const sectionId of this.#mine(studentId).keys()) {
      const section = this.catalogue.sections.get(sectionId)
      const owner = section && this.catalogue.courses.get(section.courseId)
      if (!section || owner?.termId !== termId || leaving.includes(sectionId)) continue
      const entry = courses.get(section.courseId)
      if (entry) entry.sections.push(section)
      else courses.set(section.courseId, { course: owner.course, sections: [section] })
    }
    return [...courses.values()]
  }

  /** Gives a student a seat of the section, of this quota. */
  enrol(request: EnrolmentRequest, sectionId: SectionId, quotaId: QuotaId | null, roundId: RoundId | null): void {
    this.#mine(request.studentId).set(sectionId, quotaId)
    this.#seats.count(sectionId, quotaId, 'enrolled', 1)
    this.writes.enrolled.push({
      request_id: request.id,
      student_id: request.studentId,
      section_id: sectionId,
      round_id: roundId,
      quota_id: quotaId,
    })
  }

  /** Takes a student out of a section. The seat of a section that was full is kept for a while if the round says so. */
  leave(
    { id, studentId }: { id: RequestId; studentId: StudentId },
    sectionId: SectionId,
    delayMaxSeconds: number,
  ): void {
    this.#isUnsettled = true
    const mine = this.#mine(studentId)
    const quotaId = mine.get(sectionId) ?? null
    mine.delete(sectionId)
    const seats = this.#seats.of(sectionId)
    const wasFull = seats !== null && seats.capacity !== null && seats.enrolled + seats.kept >= seats.capacity
    this.#seats.count(sectionId, quotaId, 'enrolled', -1)
    this.writes.dropped.push({ request_id: id, student_id: studentId, section_id: sectionId })
    // With people waiting, the seat goes to the first of them and cannot be traded.
    if (!wasFull || seats.waiting > 0 || delayMaxSeconds === 0) return
    this.#seats.count(sectionId, quotaId, 'kept', 1)
    const until = new Date(this.nowMs + 1000 * (1 + Math.floor(this.#random() * delayMaxSeconds)))
    this.writes.cooling.push({ section_id: sectionId, quota_id: quotaId, until: until.toISOString() })
  }

  entryOf(studentId: StudentId, courseId: CourseId): LoadedEntry | undefined {
    return this.#entryOf.get(keyOf(studentId, courseId))
  }

  waitingCount(studentId: StudentId): number {
    return this.#waitingCounts.get(studentId) ?? 0
  }

  addEntry(request: EnrolmentRequest, entry: LoadedEntry): void {
    this.entries.push(entry)
    this.#entryOf.set(keyOf(entry.studentId, entry.courseId), entry)
    this.#waitingCounts.set(entry.studentId, this.waitingCount(entry.studentId) + 1)
    for (const { sectionId } of entry.places) this.#seats.countWaiting(sectionId, 1)
    this.writes.joined.push({
      n: this.writes.joined.length,
      request_id: request.id,
      student_id: entry.studentId,
      course_id: entry.courseId,
      section_ids: entry.places.map(({ sectionId }) => sectionId),
      is_automatic: entry.isAutomatic,
      drop_course_id: entry.dropCourseId,
    })
  }

  /** Keeps a seat of each of the entry's sections for its student until the deadline. */
  offer(entry: LoadedEntry, quotaIds: readonly (QuotaId | null)[], expiresAt: string): void {
    entry.state = 'offered'
    entry.expiresAt = expiresAt
    entry.wasTried = false
    entry.places = entry.places.map(({ sectionId }, index) => ({ sectionId, quotaId: quotaIds[index] ?? null }))
    for (const { sectionId, quotaId } of entry.places) {
      this.#seats.countWaiting(sectionId, -1)
      this.#seats.count(sectionId, quotaId, 'kept', 1)
      this.writes.offered.push({ entry_id: entry.id, section_id: sectionId, quota_id: quotaId, expires_at: expiresAt })
    }
  }

  /** Ends an entry; seats that were kept for it are free again. */
  endEntry(entry: LoadedEntry, state: BatchWrites['ended'][number]['state']): void {
    for (const { sectionId, quotaId } of entry.places) {
      if (entry.state === 'offered') this.#seats.count(sectionId, quotaId, 'kept', -1)
      else this.#seats.countWaiting(sectionId, -1)
    }
    this.entries.splice(this.entries.indexOf(entry), 1)
    this.#entryOf.delete(keyOf(entry.studentId, entry.courseId))
    this.#isUnsettled = true
    this.#waitingCounts.set(entry.studentId, this.waitingCount(entry.studentId) - 1)
    this.writes.ended.push({ entry_id: entry.id, state })
  }

  /** Whether seats are to be handed on; asking says that it is being done. */
  takeUnsettled(): boolean {
    const isUnsettled = this.#isUnsettled
    this.#isUnsettled = false
    return isUnsettled
  }

  /** A seat of the section for a student; undefined when there is none, or the section is not locked. */
  freeSeat(sectionId: SectionId, student: Belonging): QuotaId | null | undefined {
    const seats = this.#seats.of(sectionId)
    if (!seats) return undefined
    const search = findSeat(seats, student, this.nowMs)
    return search.isFree ? search.quotaId : undefined
  }

  #mine(studentId: StudentId): Map<SectionId, QuotaId | null> {
    let sections = this.#enrolled.get(studentId)
    if (!sections) {
      sections = new Map()
      this.#enrolled.set(studentId, sections)
    }
    return sections
  }
}

function keyOf(studentId: StudentId, courseId: CourseId): string {
  return `${studentId} ${courseId}`
}

function grouped<Row extends { studentId: StudentId }>(rows: readonly Row[]): Map<StudentId, Row[]> {
  const groups = new Map<StudentId, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.studentId)
    if (group) group.push(row)
    else groups.set(row.studentId, [row])
  }
  return groups
}
