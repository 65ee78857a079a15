import type { Refusal } from '../../../contract/refusal'
import type { Lottery } from '../../../contract/selection/lottery'
import type { SeatFacts } from '../../../rules/catalogue/seats'
import { whyCannotSelect } from '../../../rules/selection/enrolment'
import { type RoundFacts, roundForCohort } from '../../../rules/selection/rounds'
import type { StudentCall } from '../../call-context'
import { listedCourse, listedSection } from '../../catalogue/section-on-wire'
import type { Catalogue, CatalogueCourse, CatalogueSection } from '../../catalogue/tables/catalogue'
import { readSeats, seatFactsOf } from '../../catalogue/tables/seats'
import { readDraws } from '../tables/draws'
import { type LotteryChoiceRow, readDemand, readLotteryChoices, readLotteryEntry } from '../tables/lottery'
import { belongingOf, roundStandingOf, type StudentStanding } from './student-standing'

/** The lottery of a round as its student is shown it; what a draw gave is told only once it is published. */
export async function lotteryOnWire(
  round: RoundFacts,
  { services: { database }, student, now }: StudentCall,
  { catalogue, standing }: { catalogue: Catalogue; standing: StudentStanding },
): Promise<Lottery> {
  const [entry, rows, draws] = await Promise.all([
    readLotteryEntry(database, round.id, student.id),
    readLotteryChoices(database, round.id, student.id),
    readDraws(database, round.id),
  ])
  const sectionIds = rows.flatMap((row) => row.sectionIds)
  const courseIds = rows.map(({ courseId }) => courseId)
  const [seats, demand] = await Promise.all([
    readSeats(database, sectionIds, now),
    readDemand(database, round.id, courseIds),
  ])
  const draw = draws.at(-1)
  const publication =
    draw?.status === 'published' && draw.publishedAt && draw.seed !== null && draw.inputSha256 !== null
      ? { publishedAt: draw.publishedAt.toISOString(), seed: draw.seed, inputSha256: draw.inputSha256 }
      : null
  const seatsOf = (section: CatalogueSection) => seatFactsOf(section, seats.get(section.id))
  const above: string[] = []
  const choices = rows.flatMap((row): Lottery['choices'] => {
    const offering = catalogue.courses.get(row.courseId)
    if (!offering) return []
    const sections = row.sectionIds.flatMap((id) => offering.sections.get(id) ?? [])
    const warnings = publication ? [] : warningsOf({ offering, sections, seatsOf, standing, round, above, now })
    above.push(offering.course.code)
    return [
      {
        course: listedCourse(offering),
        sections: sections.map((section) => listedSection(section, offering, seatsOf(section))),
        points: row.points,
        demand: sections.map(({ id }) => ({ sectionId: id, students: demand.get(id) ?? 0 })),
        warnings,
        outcome: publication && outcomeOf(row),
      },
    ]
  })
  return {
    round: roundStandingOf(round, belongingOf(student), now),
    choicesMax: round.choicesMax,
    pointsMax: round.pointsMax,
    pointsLeft: round.pointsMax - rows.reduce((sum, { points }) => sum + points, 0),
    lotteryCode: entry?.lotteryCode ?? null,
    savedAt: entry?.savedAt.toISOString() ?? null,
    revision: entry?.revision ?? 0,
    choices,
    commitments: draws.map(({ seedSha256, committedAt }) => ({ seedSha256, committedAt: committedAt.toISOString() })),
    publication,
  }
}

function outcomeOf({ drawn }: LotteryChoiceRow): Lottery['choices'][number]['outcome'] {
  return drawn && { isWon: drawn.outcome.length === 0, refusals: drawn.outcome, ticket: drawn.ticket }
}

interface Warned {
  offering: CatalogueCourse
  sections: readonly CatalogueSection[]
  seatsOf: (section: CatalogueSection) => SeatFacts
  standing: StudentStanding
  round: RoundFacts
  /** Codes of the courses ranked above: by its turn, the choice may have them beside it. */
  above: readonly string[]
  now: Date
}

function warningsOf({ offering, sections, seatsOf, standing, round, above, now }: Warned): Refusal[] {
  const gone = sections.filter(({ isWithdrawn }) => isWithdrawn)
  if (gone.length > 0) return gone.map(({ id }) => ({ code: 'section_not_found', sectionId: id }))
  const corequisites = offering.rules.corequisites.filter((code) => !above.includes(code))
  return whyCannotSelect({
    nowMs: now.getTime(),
    open: { round: roundForCohort(round, standing.facts.cohort) },
    student: standing.facts,
    offering: { ...offering, rules: { ...offering.rules, corequisites } },
    chosen: sections,
    seatsOf: (section) => {
      const own = offering.sections.get(section.id)
      return own ? seatsOf(own) : noSeats
    },
  })
}

const noSeats: SeatFacts = { capacity: 0, enrolled: 0, kept: 0, waiting: 0, quotas: [] }
