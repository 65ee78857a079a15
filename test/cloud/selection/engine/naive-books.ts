import {
  type CollegeRound,
  collegeCourses,
  collegeRounds,
  collegeSections,
  collegeStudents,
  instantOf,
} from './model-college'

/** Somebody in the queue for a course; an offer is made to them while `deadlineMs` is not null. */
export interface QueueEntry {
  student: string
  course: string
  sections: string[]
  automatic: boolean
  drop: string | null
  deadlineMs: number | null
  /** Of an offer, the quota of each section's seat. */
  quotas: (string | null)[]
  wasTried: boolean
}

/** Everything a registrar without a computer would have on paper. Lists are in order of arrival. */
export interface Books {
  nowMs: number
  enrolments: { student: string; section: string; quota: string | null }[]
  queue: QueueEntry[]
  cooling: { section: string; quota: string | null; untilMs: number }[]
  capacity: Record<string, number | null>
  paused: string[]
  releaseDelaySeconds: number
  onHold: string[]
  /** By request id. */
  answered: Record<string, { student: string; wish: string; answer: string }>
}

export function newBooks(startMinute: number): Books {
  return {
    nowMs: instantOf(startMinute).getTime(),
    enrolments: [],
    queue: [],
    cooling: [],
    capacity: Object.fromEntries(Object.entries(collegeSections).map(([name, { capacity }]) => [name, capacity])),
    paused: [],
    releaseDelaySeconds: 0,
    onHold: [],
    answered: {},
  }
}

export function the<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the college has no such name')
  return value
}

export const courseOf = (section: string) => the(collegeSections[section]).course

export function sectionsHeld({ enrolments }: Books, student: string, course: string): string[] {
  return enrolments
    .filter((one) => one.student === student && courseOf(one.section) === course)
    .map((one) => one.section)
}

export function creditsOf({ enrolments }: Books, student: string): number {
  const mine = enrolments.filter((one) => one.student === student)
  return sumOfCredits(mine.map(({ section }) => courseOf(section)))
}

export function sumOfCredits(courses: readonly string[]): number {
  return [...new Set(courses)].reduce((sum, course) => sum + the(collegeCourses[course]).credits, 0)
}

/** The round a student may do this in, or the refusal. */
export function roundFor(books: Books, student: string, action: 'select' | 'drop'): CollegeRound | string {
  const isRunning = ([, { opens, opensLate, closes }]: [string, CollegeRound]) => {
    const opensFor = collegeStudents[student] === 2026 ? opensLate : opens
    return books.nowMs >= instantOf(opensFor).getTime() && books.nowMs < instantOf(closes).getTime()
  }
  const running = Object.entries(collegeRounds).filter(isRunning)
  const open = running.filter(([name]) => !books.paused.includes(name))
  const forbidden = action === 'select' ? 'drop_only' : 'add_only'
  const fitting = open.find(([, { kind }]) => kind !== forbidden)
  if (fitting) return fitting[1]
  if (running.length > open.length) return 'round_paused'
  return open.length > 0 ? `round_does_not_allow ${action}` : 'round_not_open'
}

/** The seats of a section that are not free, each as the quota it is of. */
export function seatsGone({ enrolments, queue, cooling, nowMs }: Books, section: string): (string | null)[] {
  const offered = queue.filter(({ deadlineMs }) => deadlineMs !== null)
  return [
    ...enrolments.filter((one) => one.section === section).map(({ quota }) => quota),
    ...offered.flatMap(({ sections, quotas }) =>
      sections.includes(section) ? [quotas[sections.indexOf(section)] ?? null] : [],
    ),
    ...cooling.filter((seat) => seat.section === section && seat.untilMs > nowMs).map(({ quota }) => quota),
  ]
}

/** A seat for the student with the quota it is of, or why there is none. */
export function seatFor(books: Books, section: string, student: string): { quota: string | null } | string {
  const capacity = the(books.capacity[section])
  if (capacity === null) return { quota: null }
  const gone = seatsGone(books, section)
  if (gone.length >= capacity) return 'section_full'
  const reserving = the(collegeSections[section]).quotas.filter(
    ({ releasedAtMinute }) => releasedAtMinute === null || books.nowMs < instantOf(releasedAtMinute).getTime(),
  )
  for (const { name, seats, cohort } of reserving)
    if (cohort === collegeStudents[student] && gone.filter((quota) => quota === name).length < seats)
      return { quota: name }
  const openToAll = capacity - reserving.reduce((sum, { seats }) => sum + seats, 0)
  const goneOfThose = gone.filter((quota) => !reserving.some(({ name }) => name === quota)).length
  return goneOfThose < openToAll ? { quota: null } : 'seats_reserved'
}
