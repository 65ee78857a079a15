import type { GuardianScope } from '../../contract/kernel/caller'

/** What decides how much a guardian sees of a student. */
export interface GuardianLink {
  readonly allowsTimetable: boolean
  readonly allowsResults: boolean
}

/** Years of age from which the student decides. Source: Civil Code of the PRC, article 17. */
const adultAge = 18

/** Most guardians of one student, those that await confirmation included. */
export const guardiansMax = 6

/** How long an invitation card is good for, in milliseconds. */
export const invitationLifetimeMs = 72 * 3_600_000

/**
 * Whether a student born on `birthDate` (ISO day) is of age on `today` (ISO day). One whose birthday the school does
 * not know counts as an adult: what is shared stays their own decision.
 */
export function isOfAge(birthDate: string | null, today: string): boolean {
  if (birthDate === null) return true
  const born = Number(birthDate.slice(0, 4)) + adultAge
  // Born on 29 February, one is of age on 1 March of a year that has no such day, as the text order says.
  return `${born}${birthDate.slice(4)}` <= today
}

/** What a guardian sees: bills and registration always, timetable and results of a minor, or while an adult allows it. */
export function scopesOf(link: GuardianLink, isAdult: boolean): GuardianScope[] {
  const scopes: GuardianScope[] = ['bills', 'registration']
  if (!isAdult || link.allowsTimetable) scopes.push('timetable')
  if (!isAdult || link.allowsResults) scopes.push('results')
  return scopes
}
