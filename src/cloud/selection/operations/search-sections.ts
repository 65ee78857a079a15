import { z } from 'zod'
import type { Operations } from '../../../contract/operations'
import type { SectionStanding } from '../../../contract/selection/enrolment'
import { firstClash } from '../../../rules/catalogue/clashes'
import { isGeneral } from '../../../rules/selection/general-refusals'
import type { AccountCall, Handler } from '../../call-context'
import { type Ranked, rankedSections } from '../../catalogue/ranked-sections'
import { compareEntries, type TermIndex, termIndex } from '../../catalogue/search-index'
import { listedCourse, listedSection } from '../../catalogue/section-on-wire'
import { readFullSections, readSeats, seatFactsOf } from '../../catalogue/tables/seats'
import { cursorOf } from '../../kernel/cursor'
import { asOf } from '../../kernel/reads/recent-read'
import { readStandingOf, type StudentStanding, standingOfSection } from '../standing/student-standing'
import { takeableBy } from '../standing/takeable'

type Request = Operations['searchSections']['request']

/** The last row of a page: the next page starts after it, whatever was added or withdrawn in between. */
const matchCursor = cursorOf(z.tuple([z.number(), z.number(), z.string(), z.string(), z.number()]))
type Position = NonNullable<ReturnType<typeof matchCursor.read>>

/** With how many more of its course it stands for, where only the first is listed. */
type Match = Ranked & { readonly moreCount?: number }

/** The sections of a term that match, best first, a page at a time. Refuses `cursor_invalid`. */
export const searchSections: Handler<'searchSections', AccountCall> = async (request, call) => {
  const { services, student, now } = call
  const cursor = request.cursor === null ? null : matchCursor.read(request.cursor)
  if (request.cursor !== null && cursor === null) return { ok: false, refusals: [{ code: 'cursor_invalid' }] }
  const catalogue = await services.catalogue.recent(services.reads, services.database)
  const standing = student ? await readStandingOf(student, request.termId, catalogue, services, now) : null
  const index = termIndex(catalogue, request.termId)
  let matches = await matching(index, request, standing, call)
  if (request.filters.isByCourse) matches = firstOfCourses(matches)
  const start = cursor ? firstAfter(matches, cursor) : 0
  const page = matches.slice(start, start + request.limit)
  const last = page.at(-1)
  const isEnd = start + request.limit >= matches.length
  const seats = await services.reads.recent(
    readSeats,
    page.map(({ entry }) => entry.section.id),
  )
  const listings = page.map(({ entry: { offer, section, linkedKinds }, moreCount = 0 }) => {
    const seatsHere = seatFactsOf(section, seats.get(section.id))
    return {
      course: listedCourse(offer),
      section: listedSection(section, offer, seatsHere),
      linkedKinds,
      moreCount,
      standing: listedStanding(standingOfSection(standing, offer, section, seatsHere, now)),
    }
  })
  return {
    ok: true,
    value: {
      listings,
      seatsAsOf: asOf(seats, now),
      nextCursor: isEnd || !last ? null : matchCursor.write(positionOf(last)),
      departments: cursor ? null : index.departments,
      matchCount: cursor ? null : matches.length,
      exactCount: cursor ? null : countExact(matches),
    },
  }
}

/** Of how a section stands what the list tells; why it cannot be chosen is told in full on its own screen. */
function listedStanding({ isEnrolled, refusals }: SectionStanding): SectionStanding {
  if (isEnrolled) return { isEnrolled, refusals: [] }
  // What is chosen with it is asked for there.
  const own = refusals.find((refusal) => refusal.code !== 'component_missing' && !isGeneral(refusal))
  return { isEnrolled, refusals: refusals.filter((refusal) => isGeneral(refusal) || refusal === own) }
}

async function matching(
  index: TermIndex,
  { termId, text, filters }: Request,
  standing: StudentStanding | null,
  { services, now }: AccountCall,
): Promise<readonly Match[]> {
  const ranked = rankedSections(index, text, filters)
  const { isFreeTimeOnly, isTakeable, hasSeatsLeft } = filters
  if (!isFreeTimeOnly && !isTakeable && !hasSeatsLeft) return ranked
  const taken = standing?.courses.flatMap(({ sections }) => sections.flatMap(({ meetings }) => meetings)) ?? []
  const mayTake = isTakeable && standing ? takeableBy(standing, now) : null
  const isFull =
    hasSeatsLeft || isTakeable ? (await services.reads.recent(readFullSections, [termId])).get(termId) : null
  return ranked.filter(({ entry }) => {
    if (isFull?.has(entry.section.id)) return false
    if (isFreeTimeOnly && firstClash(entry.meetings, taken)) return false
    return mayTake === null || mayTake(entry.offer, entry.section)
  })
}

function firstOfCourses(matches: readonly Match[]): Match[] {
  const firsts = new Map<number, Ranked & { moreCount: number }>()
  for (const match of matches) {
    const first = firsts.get(match.entry.course.id)
    if (first) first.moreCount += 1
    else firsts.set(match.entry.course.id, { ...match, moreCount: 0 })
  }
  return [...firsts.values()]
}

/** What the very text names comes first. */
function countExact(matches: readonly Match[]): number {
  const others = matches.findIndex(({ rank }) => rank > 0)
  return others === -1 ? matches.length : others
}

/** Where the first match is that comes after the position; they are in order. */
function firstAfter(matches: readonly Match[], position: Position): number {
  let low = 0
  let high = matches.length
  while (low < high) {
    const middle = (low + high) >> 1
    const match = matches[middle]
    if (match && compareMatches(match, position) > 0) high = middle
    else low = middle + 1
  }
  return low
}

function compareMatches({ rank, key, entry }: Match, [lastRank, lastKey, code, sectionCode, id]: Position): number {
  if (rank !== lastRank || key !== lastKey) return rank - lastRank || key - lastKey
  return compareEntries({ ...entry, code: entry.course.code }, { code, sectionCode, id })
}

function positionOf({ rank, key, entry }: Match): Position {
  return [rank, key, entry.course.code, entry.sectionCode, entry.id]
}
