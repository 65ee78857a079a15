import type { SchoolClock } from '../../contract/school/institution'
import { schoolClockOf } from '../../rules/school/school-clock'
import { daysAfter, daysBetween } from '../../rules/school/term-weeks'
import { dayIn } from '../../rules/school/terms'
import { type DemoTerm, demoTerm, minuteOf } from './demo-term'

/** When everything in the demo happens, on whichever day it is loaded; all by the clock of the school. */
export interface DemoCalendar {
  readonly term: DemoTerm
  /** The first day of the exams, which take the last two weeks. */
  readonly examsStartOn: string
  /** In the weeks before the term: its seed is promised, it opens, closes, is drawn and published. */
  readonly lottery: {
    readonly promisedAt: Date
    readonly opensAt: Date
    readonly closesAt: Date
    readonly drawnAt: Date
    readonly publishedAt: Date
  }
  /** The main round, open since the first day of the term. */
  readonly main: { readonly opensAt: Date; readonly closesAt: Date }
  /** When the students come to the main round, twice a day. */
  readonly waves: readonly Date[]
  readonly queuesAt: Date
  /** A moment ago, or this morning: an offer of then waits for an answer. */
  readonly offeredAt: Date
  /** Yesterday afternoon: students ask the registrar, who answers one of them. */
  readonly askedAt: Date
  /** After that, Lin Zhixia reads her messages. */
  readonly readAt: Date
  /** Seats kept for the first year are for everybody from here on, two days before the main round closes. */
  readonly releasesAt: Date
  readonly heldAt: Date
}

const waveCount = 13
const offerClocks = ['08:00', '14:00', '20:00']

/** The calendar of a demo that is loaded `now` at a school in `timeZone`: in the second week of its term. */
export function demoCalendar(
  now: Date,
  timeZone: string,
  clock: SchoolClock = schoolClockOf(timeZone, now.getUTCFullYear()),
): DemoCalendar {
  const today = dayIn(timeZone, now)
  const term = demoTerm(today)
  /** Counted from the first Monday of the term. */
  const at = (days: number, wall: string) => momentOf(clock, daysAfter(term.startsOn, days), wall)
  const todayIs = daysBetween(term.startsOn, today)
  const offers = [todayIs - 1, todayIs].flatMap((days) => offerClocks.map((wall) => at(days, wall)))
  const offeredAt = offers.filter((moment) => moment <= now).at(-1)
  if (!offeredAt) throw new RangeError(`no offer before ${now.toISOString()} in ${timeZone}`)
  return {
    term,
    examsStartOn: daysAfter(term.startsOn, (term.weekCount - 2) * 7),
    lottery: {
      promisedAt: at(-15, '17:00'),
      opensAt: at(-14, '09:00'),
      closesAt: at(-10, '17:00'),
      drawnAt: at(-7, '09:30'),
      publishedAt: at(-7, '10:00'),
    },
    main: { opensAt: at(0, '09:00'), closesAt: at(18, '17:00') },
    waves: Array.from({ length: waveCount }, (_, wave) => at(Math.floor(wave / 2), wave % 2 === 0 ? '09:10' : '19:40')),
    queuesAt: at(6, '12:30'),
    offeredAt,
    askedAt: at(todayIs - 1, '15:20'),
    readAt: at(todayIs - 1, '18:00'),
    releasesAt: at(16, '12:00'),
    heldAt: at(-5, '10:00'),
  }
}

/** The instant at which the school's clock shows `wall` on a day. */
function momentOf(clock: SchoolClock, day: string, wall: string): Date {
  const wallMs = Date.parse(`${day}T00:00:00Z`) + minuteOf(wall) * 60_000
  const instantMs = (minutes: number) => wallMs - minutes * 60_000
  const offset = [...clock].reverse().find(({ from, minutes }) => Date.parse(from) <= instantMs(minutes)) ?? clock[0]
  if (!offset) throw new RangeError('a clock without an offset')
  return new Date(instantMs(offset.minutes))
}
