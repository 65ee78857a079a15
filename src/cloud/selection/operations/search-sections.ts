import { z } from 'zod'
import type { Operations } from '../../../contract/operations'
import { firstClash } from '../../../rules/catalogue/clashes'
import { matchRank, passesFilters, searchQueryOf, sortKey } from '../../../rules/catalogue/section-search'
import type { AccountCall, Handler } from '../../call-context'
import { chinese } from '../../catalogue/language'
import { compareEntries, type IndexedSection, termIndex } from '../../catalogue/search-index'
import { sectionOnWire } from '../../catalogue/section-on-wire'
import { readFullSections, readSeats, seatFactsOf } from '../../catalogue/tables/seats'
import { cursorOf } from '../../kernel/cursor'
import { readStandingOf, type StudentStanding, standingOfSection } from '../standing/student-standing'
import { takeableBy } from '../standing/takeable'

type Request = Operations['searchSections']['request']

/** The last row of a page: the next page starts after it, whatever was added or withdrawn in between. */
const matchCursor = cursorOf(z.tuple([z.number(), z.number(), z.string(), z.string(), z.number()]))
type Position = NonNullable<ReturnType<typeof matchCursor.read>>

interface Match {
  /** As well as it matches, or when sorted otherwise only whether it is what the text names. */
  rank: number
  key: number
  /** How many more of its course it stands for. */
  moreCount: number
  entry: IndexedSection
}

/** The sections of a term that match, best first, a page at a time. Refuses `cursor_invalid`. */
export const searchSections: Handler<'searchSections', AccountCall> = async (request, call) => {
  const { services, student, now } = call
  const cursor = request.cursor === null ? null : matchCursor.read(request.cursor)
  if (request.cursor !== null && cursor === null) return { ok: false, refusals: [{ code: 'cursor_invalid' }] }
  const catalogue = await services.catalogue.recent(services.reads, services.database)
  const standing = student ? await readStandingOf(student, request.termId, catalogue, services, now) : null
  const index = termIndex(catalogue, request.termId)
  let matches = matching(index.entries, request, standing, now)
  if (request.filters.hasSeatsLeft || request.filters.isTakeable) {
    const full = await readFullSections(
      services.database,
      matches.map(({ entry }) => entry.section.id),
      now,
    )
    matches = matches.filter(({ entry }) => !full.has(entry.section.id))
  }
  if (request.filters.isByCourse) matches = firstOfCourses(matches)
  const start = cursor ? matches.findIndex((match) => compareMatches(match, cursor) > 0) : 0
  const page = start === -1 ? [] : matches.slice(start, start + request.limit)
  const last = page.at(-1)
  const isEnd = start === -1 || start + request.limit >= matches.length
  const seats = await services.reads.recent(
    readSeats,
    page.map(({ entry }) => entry.section.id),
  )
  const listings = page.map(({ entry: { offer, section, linkedKinds }, moreCount }) => {
    const seatsHere = seatFactsOf(section, seats.get(section.id))
    return {
      course: offer.course,
      section: sectionOnWire(section, offer, seatsHere),
      linkedKinds,
      moreCount,
      standing: standingOfSection(standing, offer, section, seatsHere, now),
    }
  })
  return {
    ok: true,
    value: {
      listings,
      nextCursor: isEnd || !last ? null : matchCursor.write(positionOf(last)),
      departments: cursor ? null : index.departments,
      matchCount: cursor ? null : matches.length,
      exactCount: cursor ? null : matches.filter(({ rank }) => rank === 0).length,
    },
  }
}

function matching(
  entries: readonly IndexedSection[],
  { text, filters }: Request,
  standing: StudentStanding | null,
  now: Date,
): Match[] {
  const query = searchQueryOf(text, chinese.simplify)
  const taken = standing?.courses.flatMap(({ sections }) => sections.flatMap(({ meetings }) => meetings)) ?? []
  const isTakeable = filters.isTakeable && standing ? takeableBy(standing, now) : null
  const matches: Match[] = []
  for (const entry of entries) {
    const rank = matchRank(entry, query)
    if (rank === null || !passesFilters(entry, filters)) continue
    if (filters.isFreeTimeOnly && firstClash(entry.meetings, taken)) continue
    if (isTakeable && !isTakeable(entry.offer, entry.section)) continue
    const shownRank = filters.sort === undefined ? rank : Math.min(rank, 1)
    matches.push({ rank: shownRank, key: sortKey(entry, filters.sort), moreCount: 0, entry })
  }
  // The entries are in order already, and a stable sort keeps that within a rank.
  return matches.sort((a, b) => a.rank - b.rank || a.key - b.key)
}

function firstOfCourses(matches: readonly Match[]): Match[] {
  const firsts = new Map<number, Match>()
  for (const match of matches) {
    const first = firsts.get(match.entry.course.id)
    if (first) first.moreCount += 1
    else firsts.set(match.entry.course.id, match)
  }
  return [...firsts.values()]
}

function compareMatches({ rank, key, entry }: Match, [lastRank, lastKey, code, sectionCode, id]: Position): number {
  if (rank !== lastRank || key !== lastKey) return rank - lastRank || key - lastKey
  return compareEntries({ ...entry, code: entry.course.code }, { code, sectionCode, id })
}

function positionOf({ rank, key, entry }: Match): Position {
  return [rank, key, entry.course.code, entry.sectionCode, entry.id]
}
