import { z } from 'zod'
import type { SectionFilters } from '../../../contract/catalogue/section-filters'
import type { Operations } from '../../../contract/operations'
import type { SectionOutlook } from '../../../contract/selection/enrolment'
import { firstClash } from '../../../rules/catalogue/clashes'
import { findSeat } from '../../../rules/catalogue/seats'
import { isGeneral } from '../../../rules/selection/general-refusals'
import type { AccountCall, Handler } from '../../call-context'
import { type Ranked, rankedSections } from '../../catalogue/ranked-sections'
import { compareEntries, type TermIndex, termIndex } from '../../catalogue/search-index'
import { listedCourse, listedSection } from '../../catalogue/section-on-wire'
import type { CatalogueSection } from '../../catalogue/tables/catalogue'
import { readFullSections, readSeats, seatFactsOf } from '../../catalogue/tables/seats'
import { cursorOf } from '../../kernel/cursor'
import { asOf } from '../../kernel/reads/recent-read'
import { outlookOfSection, readStandingOf, type StudentStanding } from '../standing/student-standing'
import { takeableBy } from '../standing/takeable'

type Request = Operations['searchSections']['request']

/** The last row of a page: the next page starts after it, whatever was added or withdrawn in between. */
const matchCursor = cursorOf(z.tuple([z.number(), z.number(), z.string(), z.string(), z.number()]))
type Position = NonNullable<ReturnType<typeof matchCursor.read>>

/** Where courses are listed, with the place of its course and how many more of it pass. */
type Match = Ranked & { readonly moreCount?: number; readonly place?: Ranked }

/** The sections of a term that match, best first, a page at a time. Refuses `cursor_invalid`. */
export const searchSections: Handler<'searchSections', AccountCall> = async (request, call) => {
  const { services, student, now } = call
  const cursor = request.cursor === null ? null : matchCursor.read(request.cursor)
  if (request.cursor !== null && cursor === null) return { ok: false, refusals: [{ code: 'cursor_invalid' }] }
  const catalogue = await services.catalogue.recent(services.reads, services.database)
  const standing = student ? await readStandingOf(student, request.termId, catalogue, services, now) : null
  const index = termIndex(catalogue, request.termId)
  const matches = await matching(index, request, standing, call)
  const start = cursor ? firstAfter(matches, cursor) : 0
  const page = matches.slice(start, start + request.limit)
  const last = page.at(-1)
  const isEnd = start + request.limit >= matches.length
  const seats = await services.reads.recent(
    readSeats,
    page.map(({ entry }) => entry.section.id),
  )
  const listings = page.map(({ entry: { offering, section, linkedKinds }, moreCount = 0 }) => {
    const seatsHere = seatFactsOf(section, seats.get(section.id))
    return {
      course: listedCourse(offering),
      section: listedSection(section, offering, seatsHere),
      linkedKinds,
      moreCount,
      outlook: listedStanding(outlookOfSection(standing, offering, section, seatsHere, now)),
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
function listedStanding({ isEnrolled, refusals }: SectionOutlook): SectionOutlook {
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
  const { isFreeTimeOnly, isTakeable, hasSeatsLeft, isByCourse } = filters
  if (!isFreeTimeOnly && !isTakeable && !hasSeatsLeft)
    return isByCourse ? byCourse(ranked, filters, () => true) : ranked
  const taken = standing?.courses.flatMap(({ sections }) => sections.flatMap(({ meetings }) => meetings)) ?? []
  const mayTake = isTakeable && standing ? takeableBy(standing, now) : null
  const isFull =
    hasSeatsLeft || isTakeable ? (await services.reads.recent(readFullSections, [termId])).get(termId) : null
  const isKept = isTakeable && standing ? await keptForOthers(ranked, standing, services, now) : null
  const passes = ({ entry }: Ranked) => {
    if (isFull?.has(entry.section.id) || isKept?.(entry.section)) return false
    if (isFreeTimeOnly && firstClash(entry.meetings, taken)) return false
    return mayTake === null || mayTake(entry.offering, entry.section)
  }
  return isByCourse ? byCourse(ranked, filters, passes) : ranked.filter(passes)
}

/** Whether all seats that are left of a section are kept for others than the student. Few sections keep any. */
async function keptForOthers(
  ranked: readonly Ranked[],
  { facts }: StudentStanding,
  { reads }: AccountCall['services'],
  now: Date,
): Promise<(section: CatalogueSection) => boolean> {
  const keeping = ranked.flatMap(({ entry: { section } }) => (section.quotas.length > 0 ? [section.id] : []))
  const seats = await reads.recent(readSeats, keeping)
  return (section) =>
    section.quotas.length > 0 && !findSeat(seatFactsOf(section, seats.get(section.id)), facts, now.getTime()).isFree
}

/**
 * Of each course the first section that passes, with how many more do. A course has the place of its first section,
 * whichever passes: seats that come and go between two pages neither repeat it nor pass it over. Only a list by time
 * goes by the section it shows, or Friday would stand before Wednesday.
 */
function byCourse(ranked: readonly Ranked[], { sort }: SectionFilters, passes: (match: Ranked) => boolean): Match[] {
  const courses = new Map<number, { place: Ranked; shown: Ranked | null; count: number }>()
  for (const match of ranked) {
    const course = courses.get(match.entry.course.id) ?? { place: match, shown: null, count: 0 }
    courses.set(match.entry.course.id, course)
    if (!passes(match)) continue
    course.shown ??= match
    course.count += 1
  }
  const rows = [...courses.values()].flatMap(({ place, shown, count }) =>
    shown ? [{ ...shown, place: sort === 'time' ? shown : place, moreCount: count - 1 }] : [],
  )
  return sort === 'time' ? rows.sort((a, b) => compareMatches(a, positionOf(b))) : rows
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

function compareMatches(match: Match, [lastRank, lastKey, code, sectionCode, id]: Position): number {
  const { rank, key, entry } = match.place ?? match
  if (rank !== lastRank || key !== lastKey) return rank - lastRank || key - lastKey
  return compareEntries({ ...entry, code: entry.course.code }, { code, sectionCode, id })
}

function positionOf(match: Match): Position {
  const { rank, key, entry } = match.place ?? match
  return [rank, key, entry.course.code, entry.sectionCode, entry.id]
}
