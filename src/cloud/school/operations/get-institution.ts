import type { SchoolClock } from '../../../contract/school/institution'
import { schoolClockOf } from '../../../rules/school/school-clock'
import { currentTerm, dayIn } from '../../../rules/school/terms'
import type { AnyoneCall, Handler } from '../../call-context'
import { readInstitution } from '../tables/institution'
import { readTerms } from '../tables/terms'

let lastClock: { of: string; clock: SchoolClock } | null = null

/** Reading the time zone takes some milliseconds, so the last answer is kept; it changes at New Year. */
function schoolClock(timeZone: string, now: Date): SchoolClock {
  const of = `${timeZone} ${now.getUTCFullYear()}`
  if (lastClock?.of !== of) lastClock = { of, clock: schoolClockOf(timeZone, now.getUTCFullYear()) }
  return lastClock.clock
}

/** The institution's name, colour, periods, terms and clock. */
export const getInstitution: Handler<'getInstitution', AnyoneCall> = async (_request, { services, now }) => {
  const institution = await services.reads.common(readInstitution)
  if (!institution) throw new Error('the institution is not set up; run `campus institution set`')
  const terms = await services.reads.common(readTerms)
  const currentTermId = currentTerm(terms, dayIn(institution.timeZone, now))?.id ?? null
  const clock = schoolClock(institution.timeZone, now)
  const serverTime = now.toISOString()
  return { ok: true, value: { institution, terms, currentTermId, schoolClock: clock, serverTime } }
}
