import type { Queryable } from '../../cloud/kernel/database/database'
import { readInstitution } from '../../cloud/school/tables/institution'
import { readTerm, readTerms } from '../../cloud/school/tables/terms'
import type { Term } from '../../contract/school/institution'
import { currentTerm, dayIn } from '../../rules/school/terms'
import { say } from '../kit/language'
import { PlainError } from '../kit/plain-error'

/** The institution's time zone, in which times are given and shown. */
export async function timeZoneOf(database: Queryable): Promise<string> {
  const institution = await readInstitution(database)
  if (!institution)
    throw new PlainError(
      say(
        '请先设置学校：npm run campus -- institution set --name "…"',
        'Set up the institution first: npm run campus -- institution set --name "…"',
      ),
    )
  return institution.timeZone
}

/** The term a command names, or the current one when it names none. */
export async function givenTerm(database: Queryable, termId: string | undefined): Promise<Term> {
  const timeZone = await timeZoneOf(database)
  if (termId !== undefined) {
    const term = await readTerm(database, termId)
    if (term) return term
    throw new PlainError(
      say(
        `没有学期 ${termId}。查看：npm run campus -- term list`,
        `There is no term ${termId}. See: npm run campus -- term list`,
      ),
    )
  }
  const term = currentTerm(await readTerms(database), dayIn(timeZone, new Date()))
  if (term) return term
  throw new PlainError(
    say(
      '还没有学期。新增：npm run campus -- term add --help',
      'There is no term yet. Add one with: npm run campus -- term add --help',
    ),
  )
}
