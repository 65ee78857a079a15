import type { ListedSection } from '../../../contract/catalogue/course'
import type { RoundStanding } from '../../../contract/selection/enrolment'
import type { Lottery, LotteryChoice } from '../../../contract/selection/lottery'
import { allows } from '../../../rules/selection/rounds'
import type { Words } from '../../i18n/words'
import { nameOf } from '../../kit/text/bilingual'
import { formatInstant } from '../../kit/text/time'
import type { RefusalWording } from '../../kit/text/wording'
import { standingNow } from './shown-round'

/** The first digits of a seed, a ticket or a fingerprint: enough to compare by eye. */
export function shortDigits(digits: string): string {
  return digits.length > 12 ? `${digits.slice(0, 12)}…` : digits
}

/** Seats that a draw can still give; null where no limit is set. */
function seatsToDraw({ seats: { capacity, enrolled, kept } }: Pick<ListedSection, 'seats'>): number | null {
  return capacity === null ? null : Math.max(0, capacity - enrolled - kept)
}

export interface DemandText {
  text: string
  /** True when more want the section than it has seats. */
  isTight: boolean
}

/** `12 人想要，8 个名额` for one section of a choice; told only once the school has the choice. */
export function demandText(section: ListedSection, demand: LotteryChoice['demand'], t: Words): DemandText {
  const students = demand.find(({ sectionId }) => sectionId === section.id)?.students
  const seats = seatsToDraw(section)
  if (students === undefined) return { text: t('lottery.demandUnknown'), isTight: false }
  const wanted = t('lottery.wanted', { count: students })
  const offered = seats === null ? t('lottery.seatsUnlimited') : t('lottery.seats', { count: seats })
  return { text: t('lottery.demand', { wanted, offered }), isTight: seats !== null && students > seats }
}

/** How far the draw is for the student. */
export type LotteryPhase = 'upcoming' | 'open' | 'paused' | 'awaiting' | 'published'

export function lotteryPhase({ round, publication }: Lottery, nowMs: number): LotteryPhase {
  if (publication) return 'published'
  const standing = standingNow(round, nowMs)
  return standing === 'closed' ? 'awaiting' : standing
}

export interface NextRound {
  text: string
  isOpen: boolean
}

/** Where to go for what was not won: the open round in which courses can be chosen, or the next one. */
export function nextRoundText(rounds: readonly RoundStanding[], wording: RefusalWording, nowMs: number): NextRound {
  const { t, language, schoolClock } = wording
  const choosing = rounds
    .filter(({ round, isForMe }) => isForMe && allows(round.kind, 'select'))
    .sort((a, b) => Date.parse(a.round.opensAt) - Date.parse(b.round.opensAt))
  const open = choosing.find((one) => standingNow(one, nowMs) === 'open')
  if (open) return { text: t('lottery.nextOpen', { round: nameOf(language, open.round) }), isOpen: true }
  const next = choosing.find((one) => standingNow(one, nowMs) === 'upcoming')
  if (!next) return { text: t('lottery.nextUnknown'), isOpen: false }
  const at = formatInstant(Date.parse(next.round.opensAt), nowMs, schoolClock, t)
  return { text: t('lottery.nextOpensAt', { round: nameOf(language, next.round), at }), isOpen: false }
}
