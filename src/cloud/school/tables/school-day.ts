import { dayIn } from '../../../rules/school/terms'
import type { Queryable } from '../../kernel/database/database'
import { readInstitution } from './institution'

/** The calendar day of an instant at the school, as in `2026-11-22`; the server may stand anywhere. */
export async function schoolDay(database: Queryable, now: Date): Promise<string> {
  return dayIn((await readInstitution(database))?.timeZone ?? 'Asia/Shanghai', now)
}
