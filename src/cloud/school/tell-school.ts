import type { Operations } from '../../contract/operations'
import type { SchoolClock } from '../../contract/school/institution'
import { schoolClockOf } from '../../rules/school/school-clock'
import { currentTerm, dayIn } from '../../rules/school/terms'
import type { Services } from '../call-context'
import { readInstitution } from './tables/institution'
import { readTerms } from './tables/terms'

let lastClock: { of: string; clock: SchoolClock } | null = null

/** Reading the time zone takes some milliseconds, so the last answer is kept; it changes at New Year. */
function schoolClock(timeZone: string, now: Date): SchoolClock {
  const of = `${timeZone} ${now.getUTCFullYear()}`
  if (lastClock?.of !== of) lastClock = { of, clock: schoolClockOf(timeZone, now.getUTCFullYear()) }
  return lastClock.clock
}

/** What the school tells of itself, to anybody. */
export async function tellSchool(
  { reads }: Pick<Services, 'reads'>,
  now: Date,
): Promise<Operations['getInstitution']['reply']> {
  const institution = await reads.common(readInstitution)
  if (!institution) throw new Error('the institution is not set up; run `campus institution set`')
  const terms = await reads.common(readTerms)
  const currentTermId = currentTerm(terms, dayIn(institution.timeZone, now))?.id ?? null
  const clock = schoolClock(institution.timeZone, now)
  return { institution, terms, currentTermId, schoolClock: clock, serverTime: now.toISOString() }
}
