import type { CourseId } from '../../../contract/catalogue/ids'
import type { Refusal } from '../../../contract/refusal'
import type { Period, SchoolClock, Term } from '../../../contract/school/institution'
import type { Language } from '../../i18n/look-up'
import type { Words } from '../../i18n/words'

/** Where a remedy leads; the page knows the way. */
export type RemedyTarget =
  | { to: 'course'; courseId: CourseId }
  /** With `text`, the search that finds what is needed. */
  | { to: 'courses'; text?: string }
  | {
      to:
        | 'other-sections'
        | 'waitlist'
        | 'my-waitlist'
        | 'timetable'
        | 'plan'
        | 'sign-in'
        | 'welcome'
        | 'privacy'
        | 'refresh'
    }

export interface RefusalText {
  title: string
  detail: string
  remedy?: { label: string; target: RemedyTarget }
  /** When waiting is the remedy: the instant to count down to. */
  opensAtMs?: number
}

export interface RefusalWording extends MeetingWording {
  /** Whom to ask at the school; null when it has not said. */
  helpContact: string | null
  schoolClock: SchoolClock
  /** As far as the school tells them. */
  terms: readonly Pick<Term, 'id' | 'name' | 'nameEn'>[]
  nowMs: number
}

/** The refusals with one of these codes. */
export type RefusalOf<Code extends Refusal['code']> = Extract<Refusal, { code: Code }>

/** What the words for meetings depend on. */
export interface MeetingWording {
  t: Words
  language: Language
  periods: readonly Period[]
  /** Teaching weeks of the term. */
  weekCount: number
}
