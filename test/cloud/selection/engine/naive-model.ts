import { collegeCourses, collegeSections } from './model-college'
import {
  type Books,
  courseOf,
  creditsOf,
  newBooks,
  type QueueEntry,
  roundFor,
  seatFor,
  seatsGone,
  sectionsHeld,
  the,
} from './naive-books'
import { connected, entryOf, moveQueues, touchedBy } from './naive-queues'
import { codesOf, whyNot } from './naive-rules'

export type NaiveWish =
  | { kind: 'select'; sections: string[] }
  | { kind: 'swap'; sections: string[]; drop: string }
  | { kind: 'plan'; items: string[][] }
  | { kind: 'join'; sections: string[]; automatic: boolean; drop: string | null }
  | { kind: 'drop' | 'leave' | 'accept' | 'decline' | 'remove'; course: string }

export interface NaiveRequest {
  id: string
  student: string
  wish: NaiveWish
}

/** Refusals, each the code and what makes it another one than the next; or what was done, with the place in the queue. */
type Decision = string[] | { course: string; position?: number; isUnqueued?: boolean }

/**
 * What a registrar would do with paper and patience, request by request. Written a second time from the words of
 * the rules, with nothing of the engine, so that an error would have to be made twice to go unseen.
 *
 * Answers are `ok`, the credits after it and the place in a queue; or the refusal codes in their order.
 */
export class NaiveRegistrar {
  books: Books
  /** In [0, 1): how long seats given back cool. */
  random = 0

  constructor(startMinute: number) {
    this.books = newBooks(startMinute)
  }

  /**
   * Decides requests in their order; before it and after each, the queues that they touch move. Also returns who is
   * to be enrolled next because they said that they take an offer without being asked.
   */
  decide(requests: readonly NaiveRequest[]): { answers: string[]; automatic: QueueEntry[] } {
    const touched = connected(
      this.books,
      requests.flatMap((request) => touchedBy(this.books, request)),
    )
    const offered = moveQueues(this.books, touched)
    const answers = requests.map(({ id, student, wish }) => {
      const text = canonical(wish)
      const earlier = this.books.answered[id]
      if (earlier) return earlier.student === student && earlier.wish === text ? earlier.answer : 'request_id_reused'
      const answer = this.#answer(student, wish)
      offered.push(...moveQueues(this.books, touched))
      this.books.answered[id] = { student, wish: text, answer }
      return answer
    })
    return { answers, automatic: this.#automatic(offered) }
  }

  /** Takes offers for those who said so, under the rules; who is refused keeps the offer until its deadline. */
  takeAutomatically(entries: readonly QueueEntry[]): QueueEntry[] {
    const touched = connected(
      this.books,
      entries.flatMap(({ student, course }) =>
        touchedBy(this.books, { id: '', student, wish: { kind: 'accept', course } }),
      ),
    )
    const offered = moveQueues(this.books, touched)
    for (const entry of entries) {
      if (this.#isRefused(this.#accept(entry.student, entry.course))) entry.wasTried = true
      offered.push(...moveQueues(this.books, touched))
    }
    return this.#automatic(offered)
  }

  /** In the order of the queue. */
  #automatic(offered: readonly QueueEntry[]): QueueEntry[] {
    return this.books.queue.filter((entry) => entry.automatic && offered.includes(entry))
  }

  #answer(student: string, wish: NaiveWish): string {
    if (wish.kind === 'plan') return this.#plan(student, wish.items)
    const decision = this.#one(student, wish)
    if (this.#isRefused(decision)) return codesOf(decision)
    const place = decision.position === undefined ? '' : ` at ${decision.position}`
    return `ok ${creditsOf(this.books, student)}${place}${decision.isUnqueued ? ' unqueued' : ''}`
  }

  #isRefused(decision: Decision): decision is string[] {
    return Array.isArray(decision)
  }

  #one(student: string, wish: Exclude<NaiveWish, { kind: 'plan' }>): Decision {
    if ('course' in wish && !(wish.course in collegeCourses)) return ['course_not_found']
    switch (wish.kind) {
      case 'select':
        return this.#take(student, wish.sections, null)
      case 'swap':
        return this.#take(student, wish.sections, wish.drop)
      case 'join':
        return this.#join(student, wish)
      case 'accept':
        return this.#accept(student, wish.course)
      case 'drop':
        return this.#drop(student, wish.course)
      case 'remove': {
        const held = sectionsHeld(this.books, student, wish.course)
        for (const section of held) this.#giveBack(student, section, 0)
        return held.length > 0 ? { course: wish.course } : ['not_enrolled']
      }
      case 'leave':
        return this.#end(entryOf(this.books, student, wish.course)) ? { course: wish.course } : ['not_waiting']
      case 'decline': {
        const entry = entryOf(this.books, student, wish.course)
        const isOffered = entry !== undefined && entry.deadlineMs !== null
        return isOffered && this.#end(entry) ? { course: wish.course } : ['offer_gone']
      }
    }
  }

  #end(entry: QueueEntry | undefined): boolean {
    this.books.queue = this.books.queue.filter((other) => other !== entry)
    return entry !== undefined
  }

  #drop(student: string, course: string): Decision {
    const held = sectionsHeld(this.books, student, course)
    const round = roundFor(this.books, student, 'drop')
    const refusals = [...(typeof round === 'string' ? [round] : []), ...(held.length > 0 ? [] : ['not_enrolled'])]
    if (refusals.length > 0) return refusals
    for (const section of held) this.#giveBack(student, section, this.books.releaseDelaySeconds)
    return { course }
  }

  #take(student: string, sections: readonly string[], drop: string | null): Decision {
    const entry = sections.every((section) => section in collegeSections)
      ? this.books.queue.find(
          (one) => one.student === student && sections.some((section) => courseOf(section) === one.course),
        )
      : undefined
    const isOffered = entry !== undefined && entry.deadlineMs !== null && entry.drop === drop
    if (isOffered && [...entry.sections].sort().join() === [...sections].sort().join())
      return this.#accept(student, entry.course)
    const refusals = whyNot(this.books, student, { sections, drop, isSeatKept: false })
    if (refusals.length > 0) return refusals
    this.#exchange(student, sections, drop, (section) => seatFor(this.books, section, student))
    this.#end(entry)
    const isUnqueued = entry?.sections.some((section) => !sections.includes(section)) ?? false
    return { course: courseOf(the(sections[0])), isUnqueued }
  }

  #join(student: string, { sections, drop, automatic }: Extract<NaiveWish, { kind: 'join' }>): Decision {
    const { books } = this
    const barred = whyNot(books, student, { sections, drop, isSeatKept: true })
    if (barred.length > 0) return barred
    const course = courseOf(the(sections[0]))
    const missing = sections.filter((section) => !sectionsHeld(books, student, course).includes(section))
    const round = roundFor(books, student, 'select')
    const refusals: string[] = []
    const waits = books.queue.filter((entry) => entry.student === student)
    if (typeof round !== 'string' && waits.length >= round.waitlistMax) refusals.push('waitlist_limit')
    if (waits.some((entry) => entry.course === course)) refusals.push('already_waiting')
    else if (missing.every((section) => typeof seatFor(books, section, student) !== 'string'))
      refusals.push('seat_free')
    if (refusals.length > 0) return refusals
    const entry = { deadlineMs: null, quotas: [], wasTried: false }
    books.queue.push({ ...entry, student, course, automatic, drop, sections: [...missing].sort() })
    return { course, position: Math.max(...missing.map((section) => this.#waitingFor(section))) }
  }

  #accept(student: string, course: string): Decision {
    const { books } = this
    const entry = entryOf(this.books, student, course)
    if (!entry || entry.deadlineMs === null) return ['offer_gone']
    // What was to be left may have been left by now.
    const drop = entry.drop !== null && sectionsHeld(books, student, entry.drop).length > 0 ? entry.drop : null
    const isRenewed = (section: string) =>
      entry.sections.some((one) => the(collegeSections[one]).kind === the(collegeSections[section]).kind)
    const kept = entry.drop === course ? sectionsHeld(books, student, course).filter((one) => !isRenewed(one)) : []
    const sections = [...entry.sections, ...kept]
    const refusals = whyNot(books, student, { sections, drop, isSeatKept: true })
    if (refusals.length > 0) return refusals
    this.#end(entry)
    const seats = new Map(entry.sections.map((section, index) => [section, { quota: entry.quotas[index] ?? null }]))
    this.#exchange(student, sections, drop, (section) => the(seats.get(section)))
    return { course }
  }

  /** A course after what it needs beside it, otherwise in the student's order; each by itself. */
  #plan(student: string, items: readonly string[][]): string {
    const courseOfItem = (item: readonly string[]) => courseOf(the(item[0]))
    const answers = new Map<readonly string[], string>()
    for (const next of items) {
      const { corequisite } = the(collegeCourses[courseOfItem(next)])
      const needed = items.find((item) => courseOfItem(item) === corequisite)
      for (const item of needed ? [needed, next] : [next]) {
        if (answers.has(item)) continue
        const decision = this.#take(student, item, null)
        answers.set(item, this.#isRefused(decision) ? codesOf(decision) : `ok${decision.isUnqueued ? ' unqueued' : ''}`)
      }
    }
    return `ok ${creditsOf(this.books, student)}: ${items.map((item) => answers.get(item)).join(', ')}`
  }

  #waitingFor(section: string): number {
    return this.books.queue.filter(({ sections, deadlineMs }) => deadlineMs === null && sections.includes(section))
      .length
  }

  /** The seat of a full section that nobody waits for cools, against seat trading. */
  #giveBack(student: string, section: string, delaySeconds: number): void {
    const { books } = this
    const seat = the(books.enrolments.find((one) => one.student === student && one.section === section))
    const capacity = the(books.capacity[section])
    const wasFull = capacity !== null && seatsGone(books, section).length >= capacity
    books.enrolments = books.enrolments.filter((one) => one !== seat)
    if (!wasFull || this.#waitingFor(section) > 0 || delaySeconds === 0) return
    const untilMs = books.nowMs + 1000 * (1 + Math.floor(this.random * delaySeconds))
    books.cooling.push({ section, quota: seat.quota, untilMs })
  }

  #exchange(
    student: string,
    sections: readonly string[],
    drop: string | null,
    seatOf: (section: string) => { quota: string | null } | string,
  ): void {
    const held = drop === null ? [] : sectionsHeld(this.books, student, drop)
    for (const section of held)
      if (!sections.includes(section)) this.#giveBack(student, section, this.books.releaseDelaySeconds)
    for (const section of sections) {
      if (held.includes(section)) continue
      const seat = seatOf(section)
      if (typeof seat === 'string') throw new Error(`${section} has no seat after all`)
      this.books.enrolments.push({ student, section, quota: seat.quota })
    }
  }
}

/** Two wishes are the same whatever the order in which they name the sections. */
function canonical(wish: NaiveWish): string {
  return JSON.stringify('sections' in wish ? { ...wish, sections: [...wish.sections].sort() } : wish)
}
