import { type NamedSection, readNamedSections } from '../../cloud/catalogue/tables/sections'
import type { Queryable } from '../../cloud/kernel/database/database'
import { PlainError } from '../kit/plain-error'

/** The one section of a term that is meant, or why there is no one such section. */
export function sectionMeant(found: readonly NamedSection[]): NamedSection | { reason: string } {
  // A section that left the catalogue is meant only when no other is.
  const standing = found.filter(({ isWithdrawn }) => !isWithdrawn)
  const [section, another] = standing.length > 0 ? standing : found
  if (!section) return { reason: 'is no section of the term; give its registrar’s key, or codes as in "CS 2103 01"' }
  if (!another) return section
  return { reason: `may be ${found.map(({ externalId }) => externalId).join(' or ')}; give one of these` }
}

/** The section that staff name; `withdrawn` tells whether one that left the catalogue will do. */
export async function givenSection(
  database: Queryable,
  termId: string,
  named: string,
  withdrawn: 'refuse' | 'take' = 'refuse',
): Promise<NamedSection> {
  const meant = sectionMeant(await readNamedSections(database, termId, [named]))
  if ('reason' in meant) throw new PlainError(`${named} ${meant.reason} (term ${termId}; --term names another).`)
  if (meant.isWithdrawn && withdrawn === 'refuse') throw new PlainError(`${meant.name} was withdrawn or cancelled.`)
  return meant
}
