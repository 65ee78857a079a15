import type { RoundFill, SectionFill } from '../../../contract/selection/fill'
import { type RoundFacts, standingOf } from '../../../rules/selection/rounds'
import type { Handler, StaffCall } from '../../call-context'
import { readTerm } from '../../school/tables/terms'
import { readRoundPlaces, readRounds } from '../tables/rounds'
import { readSectionFill, type SectionFill as SectionFillRow } from '../tables/section-fill'

const shownMax = 50

/** How the rounds of a term stand, and which of its sections are wanted most. */
export const getTermFill: Handler<'getTermFill', StaffCall> = async ({ termId }, { services: { database }, now }) => {
  if (!(await readTerm(database, termId))) return { ok: false, refusals: [{ code: 'term_not_found' }] }
  const [rounds, places, sections] = await Promise.all([
    readRounds(database, termId),
    readRoundPlaces(database, termId),
    readSectionFill(database, termId, now),
  ])
  const sum = (of: (section: SectionFillRow) => number) => sections.reduce((total, section) => total + of(section), 0)
  return {
    ok: true,
    value: {
      rounds: rounds.map((round) => roundFill(round, places.get(round.id), now)),
      totals: {
        sections: sections.length,
        full: sections.filter((section) => shareOf(section) >= 1).length,
        enrolled: sum(({ enrolled }) => enrolled),
        waiting: sum(({ waiting }) => waiting),
      },
      sections: mostWanted(sections).slice(0, shownMax).map(sectionFill),
      serverTime: now.toISOString(),
    },
  }
}

function roundFill(round: RoundFacts, places: { enrolled: number; waiting: number } | undefined, now: Date): RoundFill {
  const { id, name, nameEn, kind, opensAt, closesAt, pausedAt, creditsMin, creditsMax, isWaitlistOpen } = round
  return {
    round: { id, name, nameEn, kind, opensAt, closesAt, pausedAt, creditsMin, creditsMax, isWaitlistOpen },
    standing: standingOf(round, now.getTime()),
    enrolled: places?.enrolled ?? 0,
    waiting: places?.waiting ?? 0,
  }
}

function sectionFill({ id, name, title, titleEn, ...row }: SectionFillRow): SectionFill {
  const { capacity, enrolled, kept, waiting } = row
  return { sectionId: id, name, title, titleEn, seats: { capacity, enrolled, kept, waiting } }
}

/** Of the seats, how many are gone, from 0 to 1 and more; 0 for a section without a limit. */
function shareOf({ capacity, enrolled, kept }: SectionFillRow): number {
  if (capacity === null) return 0
  return capacity === 0 ? 1 : (enrolled + kept) / capacity
}

function mostWanted(sections: readonly SectionFillRow[]): SectionFillRow[] {
  return [...sections].sort((a, b) => b.waiting - a.waiting || shareOf(b) - shareOf(a) || a.name.localeCompare(b.name))
}
