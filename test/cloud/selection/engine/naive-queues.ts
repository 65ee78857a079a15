import { collegeSections, instantOf } from './model-college'
import { type Books, courseOf, type QueueEntry, roundFor, seatFor, sectionsHeld } from './naive-books'
import type { NaiveRequest } from './naive-model'

export function entryOf({ queue }: Books, student: string, course: string): QueueEntry | undefined {
  return queue.find((entry) => entry.student === student && entry.course === course)
}

/** All sections whose queues hang together with these, because somebody stands in several at once. */
export function connected(books: Books, sections: readonly string[]): Set<string> {
  const all = new Set(sections)
  for (let size = -1; size < all.size; ) {
    size = all.size
    for (const entry of books.queue)
      if (entry.sections.some((section) => all.has(section))) for (const section of entry.sections) all.add(section)
  }
  return all
}

/** Ends offers past their deadline, then offers free seats in the order of the queue; returns the new offers. */
export function moveQueues(books: Books, touched: ReadonlySet<string>): QueueEntry[] {
  const isHere = ({ sections }: QueueEntry) => sections.some((section) => touched.has(section))
  books.queue = books.queue.filter(
    (entry) => !(isHere(entry) && entry.deadlineMs !== null && entry.deadlineMs <= books.nowMs),
  )
  const offered: QueueEntry[] = []
  for (const entry of books.queue) {
    const round = roundFor(books, entry.student, 'select')
    if (!isHere(entry) || entry.deadlineMs !== null || typeof round === 'string') continue
    const seats = entry.sections.map((section) => seatFor(books, section, entry.student))
    if (seats.some((seat) => typeof seat === 'string')) continue
    entry.quotas = seats.map((seat) => (typeof seat === 'string' ? null : seat.quota))
    entry.deadlineMs = Math.min(books.nowMs + round.offerMinutes * 60_000, instantOf(round.closes).getTime())
    entry.wasTried = false
    offered.push(entry)
  }
  return offered
}

/** The sections that a request may take, leave, wait for or give back. */
export function touchedBy(books: Books, { student, wish }: NaiveRequest): string[] {
  const named = wish.kind === 'plan' ? wish.items.flat() : 'sections' in wish ? wish.sections : []
  const known = named.filter((section) => section in collegeSections)
  const courses = new Set(known.map(courseOf))
  if ('course' in wish) courses.add(wish.course)
  if ('drop' in wish && wish.drop !== null) courses.add(wish.drop)
  const about = [...courses].flatMap((course) => {
    const entry = entryOf(books, student, course)
    const givenUp = entry?.drop ? sectionsHeld(books, student, entry.drop) : []
    return [...sectionsHeld(books, student, course), ...(entry?.sections ?? []), ...givenUp]
  })
  return [...known, ...about]
}
