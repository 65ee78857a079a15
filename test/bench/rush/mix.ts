import { type SeededRandom, seededRandom } from '../../../src/cloud/demo/seeded-random'
import type { RequestId } from '../../../src/contract/kernel/ids'
import type { OperationName, Operations } from '../../../src/contract/operations'
import type { StudentId } from '../../../src/contract/people/ids'
import { callWire } from '../enrolment/http-connection'
import { newRequestId, tokenOf } from '../enrolment/load'
import type { Marks } from '../enrolment/load-client'
import { type RushCollege, type RushCourse, rushTerm } from './college'

export type SearchRequest = Operations['searchSections']['request']

/** One kind of call that phones make in the opening minute. */
interface Kind {
  operation: OperationName
  /** Of a hundred calls. */
  share: number
  /** What an answer has in it, whoever gets it; `ok` without it is no answer. */
  mark: string
  /** Rules may refuse it, which is an answer as good as any. */
  mayBeRefused?: true
}

/** Of a hundred calls of a real opening so many are of each kind. */
export const kinds = {
  seats: { operation: 'getSeats', share: 40, mark: '"seats":[{' },
  list: { operation: 'searchSections', share: 10, mark: '"listings":[{' },
  text: { operation: 'searchSections', share: 6, mark: '"listings":[{' },
  /** Filters may leave nothing. */
  filtered: { operation: 'searchSections', share: 4, mark: '"listings":[' },
  nextPage: { operation: 'searchSections', share: 2, mark: '"listings":[{' },
  choice: { operation: 'selectSections', share: 12, mark: '"creditsEnrolled":', mayBeRefused: true },
  term: { operation: 'getStudentTerm', share: 10, mark: '"enrolments":[{' },
  course: { operation: 'getCourse', share: 8, mark: '"components":[{' },
  person: { operation: 'getPerson', share: 4, mark: '"hasConsent":true' },
  institution: { operation: 'getInstitution', share: 4, mark: '"schoolClock":[{' },
} as const satisfies Record<string, Kind>

export type KindName = keyof typeof kinds
export const kindNames = Object.keys(kinds) as KindName[]

/** Whether rules may refuse a call of this kind. */
export function mayBeRefused(kind: KindName): boolean {
  return 'mayBeRefused' in kinds[kind]
}

export interface RushCall {
  kind: KindName
  wire: Buffer
  studentId: StudentId
  /** The first call of this student that the mix made. */
  isFirst: boolean
  /** Of a choice. */
  requestId?: RequestId
}

/** Searches as students make them. */
export interface SearchTexts {
  texts: readonly SearchRequest[]
  filtered: readonly SearchRequest[]
}

/** The same, and what an earlier answer of the server gave for a second page. */
export interface Searches extends SearchTexts {
  nextPages: readonly SearchRequest[]
}

export const firstPage: SearchRequest = { termId: rushTerm, text: '', filters: {}, cursor: null, limit: 20 }
/** As many as a screen shows. */
const seatsAtOnce = 12
/** One choice in five is of one of these, and they fill. */
const soughtCourses = 10
/** A student makes about so many calls; one call in as many is somebody's first. */
const callsEach = 8
/** Nobody calls twice before so many have come: a phone makes few calls at once, and a server refuses more. */
const crowdMin = 1_000

/** Makes calls of the mix, or of one kind, the same for the same seed. Students come one after another, and stay. */
export class RushMix {
  readonly #college: RushCollege
  readonly #searches: Searches
  readonly #random: SeededRandom
  /** In order of arrival. */
  readonly #students: readonly StudentId[]
  #arrivedCount = 0
  #deck: KindName[] = []

  constructor(college: RushCollege, searches: Searches, seed: number) {
    this.#college = college
    this.#searches = searches
    this.#random = seededRandom(seed)
    this.#students = this.#random.shuffled(college.studentIds)
  }

  mixed(count: number): RushCall[] {
    return Array.from({ length: count }, () => this.#make(this.#nextKind(), this.#random.below(callsEach) === 0))
  }

  /** Calls of one kind: the first ones of so many students, or later ones of those who came. */
  ofKind(kind: KindName, count: number, who: 'arriving' | 'arrived'): RushCall[] {
    return Array.from({ length: count }, () => this.#make(kind, who === 'arriving'))
  }

  #make(kind: KindName, isArrival: boolean): RushCall {
    const isEarly = this.#arrivedCount < crowdMin
    const isFirst = isEarly || (isArrival && this.#arrivedCount < this.#students.length)
    if (isFirst) this.#arrivedCount += 1
    const studentId = this.#students[isFirst ? this.#arrivedCount - 1 : this.#random.below(this.#arrivedCount)]
    if (studentId === undefined) throw new Error('the college has no students')
    const request = this.requestOf(kind)
    const wire = callWire(kinds[kind].operation, tokenOf(studentId), request)
    return { kind, studentId, isFirst, wire, ...('requestId' in request && { requestId: request.requestId }) }
  }

  /** What a call of this kind asks for, by whomever. */
  requestOf(kind: KindName): Operations[OperationName]['request'] {
    const random = this.#random
    const { listedIds, courses } = this.#college
    switch (kind) {
      case 'seats': {
        const first = random.below(listedIds.length - seatsAtOnce)
        return { sectionIds: listedIds.slice(first, first + seatsAtOnce) }
      }
      case 'list':
        return firstPage
      case 'text':
        return random.pick(this.#searches.texts)
      case 'filtered':
        return random.pick(this.#searches.filtered)
      case 'nextPage':
        return random.pick(this.#searches.nextPages)
      case 'choice':
        return { requestId: newRequestId(random), sectionIds: this.#sectionsOf(this.#soughtCourse()) }
      case 'term':
        return { termId: rushTerm }
      case 'course':
        return { courseId: random.pick(courses).id }
      default:
        return {}
    }
  }

  #soughtCourse(): RushCourse {
    const { courses } = this.#college
    return this.#random.pick(this.#random.below(5) === 0 ? courses.slice(0, soughtCourses) : courses)
  }

  #sectionsOf({ components }: RushCourse) {
    return components.map((sectionIds) => this.#random.pick(sectionIds))
  }

  /** In every hundred calls each kind has its share, in any order. */
  #nextKind(): KindName {
    if (this.#deck.length === 0)
      this.#deck = this.#random.shuffled(kindNames.flatMap((kind) => Array<KindName>(kinds[kind].share).fill(kind)))
    return this.#deck.pop() ?? 'seats'
  }
}

/** What must be in the answers to these calls. */
export function marksOf(calls: readonly RushCall[]): Marks {
  return {
    of: Uint8Array.from(calls, ({ kind }) => kindNames.indexOf(kind)),
    texts: kindNames.map((kind) => kinds[kind].mark),
  }
}
