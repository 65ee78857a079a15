import { currentTerm, dayIn } from '../../rules/terms'
import type { AnyoneCall, Handler } from '../call-context'
import { readInstitution } from '../tables/institution'
import { readTerms } from '../tables/terms'

/** The institution's name, colour, periods and terms. */
export const getInstitution: Handler<'getInstitution', AnyoneCall> = async (_request, { services, now }) => {
  const institution = await readInstitution(services.database)
  if (!institution) throw new Error('the institution is not set up; run `campus institution set`')
  const terms = await readTerms(services.database)
  const currentTermId = currentTerm(terms, dayIn(institution.timeZone, now))?.id ?? null
  return { ok: true, value: { institution, terms, currentTermId, serverTime: now.toISOString() } }
}
