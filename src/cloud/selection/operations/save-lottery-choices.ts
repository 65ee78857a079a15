import { randomBytes } from 'node:crypto'
import type { Operations } from '../../../contract/operations'
import type { Refusal, RefusalCode } from '../../../contract/refusal'
import { courseFactsOf, type StudentFacts, whyCannotSelect } from '../../../rules/selection/enrolment'
import { openRoundFor, type RoundFacts } from '../../../rules/selection/rounds'
import type { Handler, StudentCall } from '../../call-context'
import type { Catalogue, CatalogueCourse } from '../../catalogue/tables/catalogue'
import type { Queryable } from '../../kernel/database/database'
import { lockAsStudent } from '../../people/change-as'
import { changePeople } from '../../people/tables/living'
import { inPrecedence, offeringOf } from '../engine/exchange'
import { lotteryOnWire } from '../standing/lottery-on-wire'
import { belongingOf, readStandingOf } from '../standing/student-standing'
import { refused } from '../steer-round'
import { readDraw } from '../tables/draws'
import { lockForSaving, replaceLotteryChoices } from '../tables/lottery'
import { readRound } from '../tables/rounds'

type Wishes = Operations['saveLotteryChoices']['request']['choices']

/**
 * Keeps a student's ranked choices in place of older ones, if the round is open for ranking; a saving that comes after
 * a newer one changes nothing and is answered with what is kept. What would bar a
 * choice today is told as a warning and does not keep it from being saved: it may be put right before the draw.
 * Refuses what no draw could give: sections that do not make up a course, a course twice, too many choices or points.
 */
export const saveLotteryChoices: Handler<'saveLotteryChoices', StudentCall> = async (
  { roundId, revision, choices },
  call,
) => {
  const { services, student } = call
  const { database } = services
  const catalogue = await services.catalogue.current(database)
  const saved = await changePeople(database, {}, async (connection) => {
    await lockForSaving(connection, roundId)
    // Whoever changes the round takes that lock alone, so what is read from here on stays so.
    const round = await readRound(connection, roundId)
    if (!round) return refused({ code: 'round_not_open', opensAt: null, closedAt: null })
    const gone = await lockAsStudent(connection, call)
    if (gone) return refused(gone)
    const savedAt = services.clock()
    const barred = await whyCannotRank(connection, round, call, savedAt)
    const checked = checkWishes(choices, round, catalogue)
    const all = inPrecedence([...barred, ...checked.refusals])
    if (all.length > 0) return refused(...all)
    const lotteryCode = randomBytes(16).toString('hex')
    const entry = { roundId, studentId: student.id, lotteryCode, savedAt, revision }
    await replaceLotteryChoices(connection, entry, checked.choices)
    return { ok: true as const, value: round }
  })
  if (!saved.ok) return saved
  const round = saved.value
  const standing = await readStandingOf(student, round.termId, catalogue, services, call.now)
  return { ok: true, value: await lotteryOnWire(round, call, { catalogue, standing }) }
}

/** After a draw a round stays shut, whatever its times. */
async function whyCannotRank(
  connection: Queryable,
  round: RoundFacts,
  { student }: StudentCall,
  now: Date,
): Promise<Refusal[]> {
  const draw = await readDraw(connection, round.id)
  if (draw && draw.status !== 'committed') return [{ code: 'round_not_open', opensAt: null, closedAt: round.closesAt }]
  const open = openRoundFor([round], belongingOf(student), now.getTime(), 'rank')
  return 'refusal' in open ? [open.refusal] : []
}

/** What is wrong with how sections are put together, whoever chooses them. */
const structuralCodes: ReadonlySet<RefusalCode> = new Set([
  'component_missing',
  'component_repeated',
  'parent_not_chosen',
])

function checkWishes(wishes: Wishes, round: RoundFacts & { termId: string }, catalogue: Catalogue) {
  const refusals: Refusal[] = []
  const seen = new Set<number>()
  const choices = wishes.flatMap(({ sectionIds, points }) => {
    const found = offeringOf({ catalogue, seatsOf: () => true }, sectionIds)
    if ('refusals' in found) {
      refusals.push(...found.refusals)
      return []
    }
    const { offering, chosen } = found
    if (offering.termId !== round.termId) {
      refusals.push(...chosen.map(({ id }): Refusal => ({ code: 'section_not_found', sectionId: id })))
      return []
    }
    if (seen.has(offering.course.id)) refusals.push({ code: 'choice_repeated', ...courseFactsOf(offering.course) })
    seen.add(offering.course.id)
    refusals.push(...structuralRefusals(offering, chosen, round))
    return [{ courseId: offering.course.id, sectionIds: chosen.map(({ id }) => id), points }]
  })
  const points = wishes.reduce((sum, wish) => sum + wish.points, 0)
  if (points > round.pointsMax) refusals.push({ code: 'points_exceeded', points, pointsMax: round.pointsMax })
  if (wishes.length > round.choicesMax)
    refusals.push({ code: 'choices_exceeded', choices: wishes.length, choicesMax: round.choicesMax })
  return { choices, refusals }
}

function structuralRefusals(
  offering: CatalogueCourse,
  chosen: Parameters<typeof whyCannotSelect>[0]['chosen'],
  round: RoundFacts,
): Refusal[] {
  const refusals = whyCannotSelect({ nowMs: 0, open: { round }, student: anybody, offering, chosen, seatsOf: null })
  return refusals.filter(({ code }) => structuralCodes.has(code))
}

const anybody: StudentFacts = {
  cohort: 0,
  departmentId: null,
  standing: null,
  holds: [],
  results: [],
  exceptions: [],
  enrolled: [],
}
