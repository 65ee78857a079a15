import { type NamedSection, readNamedSections } from '../../cloud/catalogue/tables/sections'
import type { Queryable } from '../../cloud/kernel/database/database'
import { say } from '../kit/language'
import { PlainError } from '../kit/plain-error'

/** The one section of a term that is meant, or why there is no one such section. */
export function sectionMeant(found: readonly NamedSection[]): NamedSection | { reason: string } {
  // A section that left the catalogue is meant only when no other is.
  const standing = found.filter(({ isWithdrawn }) => !isWithdrawn)
  const [section, another] = standing.length > 0 ? standing : found
  if (!section)
    return {
      reason: say(
        '不是这个学期的教学班，请写教务系统的编号，或如 "CS 2103 01"',
        'is no section of the term; give its registrar’s key, or codes as in "CS 2103 01"',
      ),
    }
  if (!another) return section
  return {
    reason: say(
      `可能是 ${found.map(({ externalId }) => externalId).join(' 或 ')}，请写其中一个`,
      `may be ${found.map(({ externalId }) => externalId).join(' or ')}; give one of these`,
    ),
  }
}

/** The section that staff name; `withdrawn` tells whether one that left the catalogue will do. */
export async function givenSection(
  database: Queryable,
  termId: string,
  named: string,
  withdrawn: 'refuse' | 'take' = 'refuse',
): Promise<NamedSection> {
  const meant = sectionMeant(await readNamedSections(database, termId, [named]))
  if ('reason' in meant)
    throw new PlainError(
      say(
        `${named} ${meant.reason}（学期 ${termId}，用 --term 指定其他学期）。`,
        `${named} ${meant.reason} (term ${termId}; --term names another).`,
      ),
    )
  if (meant.isWithdrawn && withdrawn === 'refuse')
    throw new PlainError(say(`${meant.name} 已撤下或取消。`, `${meant.name} was withdrawn or cancelled.`))
  return meant
}
