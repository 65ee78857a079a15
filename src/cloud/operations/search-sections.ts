import { z } from 'zod'
import type { Operations } from '../../contract/operations'
import { firstClash } from '../../rules/clashes'
import { matchRank, passesFilters, searchQueryOf } from '../../rules/section-search'
import type { AccountCall, Handler } from '../call-context'
import { chinese } from '../catalogue/language'
import { compareEntries, type IndexedSection, termIndex } from '../catalogue/search-index'
import { sectionOnWire } from '../catalogue/section-on-wire'
import { readStandingOf, type StudentStanding, standingOfSection } from '../catalogue/student-standing'
import { readFullSections, readSeats, seatFactsOf } from '../tables/seats'

type Request = Operations['searchSections']['request']

/** The last row of a page: the next page starts after it, whatever was added or withdrawn in between. */
const Cursor = z.tuple([z.number(), z.string(), z.string(), z.number()])
type Cursor = z.infer<typeof Cursor>

interface Match {
  rank: number
  entry: IndexedSection
}

/** The sections of a term that match, best first, a page at a time. Refuses `cursor_invalid`. */
export const searchSections: Handler<'searchSections', AccountCall> = async (request, call) => {
  const { services, student, now } = call
  const cursor = request.cursor === null ? null : readCursor(request.cursor)
  if (cursor === 'invalid') return { ok: false, refusals: [{ code: 'cursor_invalid' }] }
  const catalogue = await services.catalogue.current(services.database)
  const standing = student ? await readStandingOf(student, request.termId, catalogue, services, now) : null
  const index = termIndex(catalogue, request.termId)
  let matches = matching(index.entries, request, standing)
  if (request.filters.hasSeatsLeft) {
    const full = await readFullSections(
      services.database,
      matches.map(({ entry }) => entry.section.id),
      now,
    )
    matches = matches.filter(({ entry }) => !full.has(entry.section.id))
  }
  const start = cursor ? matches.findIndex((match) => compareMatches(match, cursor) > 0) : 0
  const page = start === -1 ? [] : matches.slice(start, start + request.limit)
  const last = page.at(-1)
  const isEnd = start === -1 || start + request.limit >= matches.length
  const seats = await readSeats(
    services.database,
    page.map(({ entry }) => entry.section.id),
    now,
  )
  const listings = page.map(({ entry: { offer, section, linkedKinds } }) => {
    const seatsHere = seatFactsOf(section, seats.get(section.id))
    return {
      course: offer.course,
      section: sectionOnWire(section, offer, seatsHere),
      linkedKinds,
      standing: standingOfSection(standing, offer, section, seatsHere, now),
    }
  })
  return {
    ok: true,
    value: {
      listings,
      nextCursor: isEnd || !last ? null : writeCursor(last),
      departments: cursor ? null : index.departments,
      matchCount: cursor ? null : matches.length,
      exactCount: cursor ? null : matches.filter(({ rank }) => rank === 0).length,
    },
  }
}

function matching(entries: readonly IndexedSection[], request: Request, standing: StudentStanding | null): Match[] {
  const query = searchQueryOf(request.text, chinese.simplify)
  const taken = standing?.courses.flatMap(({ sections }) => sections.flatMap(({ meetings }) => meetings)) ?? []
  const matches: Match[] = []
  for (const entry of entries) {
    const rank = matchRank(entry, query)
    if (rank === null || !passesFilters(entry, request.filters)) continue
    if (request.filters.isFreeTimeOnly && firstClash(entry.meetings, taken)) continue
    matches.push({ rank, entry })
  }
  // The entries are in order already, and a stable sort keeps that within a rank.
  return matches.sort((a, b) => a.rank - b.rank)
}

function compareMatches({ rank, entry }: Match, [lastRank, code, sectionCode, id]: Cursor): number {
  return rank - lastRank || compareEntries({ ...entry, code: entry.course.code }, { code, sectionCode, id })
}

function writeCursor({ rank, entry }: Match): string {
  const cursor: Cursor = [rank, entry.course.code, entry.sectionCode, entry.id]
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

function readCursor(text: string): Cursor | 'invalid' {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    return 'invalid'
  }
}
