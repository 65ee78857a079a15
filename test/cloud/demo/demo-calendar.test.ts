import { demoCalendar } from '../../../src/cloud/demo/demo-calendar'
import { demoTerm, pastTermId } from '../../../src/cloud/demo/demo-term'
import { schoolClockOf } from '../../../src/rules/school/school-clock'
import { daysAfter, weekdayOf, weekNumberAt } from '../../../src/rules/school/term-weeks'
import { currentTerm } from '../../../src/rules/school/terms'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Zones with and without daylight saving, half hours off, and at both ends of the day. */
const zones = ['Asia/Shanghai', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati']

/** How the days and clocks of a zone read. Each formatter is made once: that takes longer than to use it a thousand times. */
function readerOf(timeZone: string) {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  const clocks = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const clock = schoolClockOf(timeZone, 2029)
  return { clock, dayOf: (moment: Date) => days.format(moment), wallOf: (moment: Date) => clocks.format(moment) }
}

/** Moments all over four years, a leap day and five ends of a year among them: at another hour every day. */
function* moments(): Generator<Date> {
  const start = Date.UTC(2026, 11, 20)
  for (let day = 0; day < 4 * 366; day += 1)
    yield new Date(start + day * dayMs + ((day * 7) % 24) * hourMs + 11 * 60_000)
}

/** What is wrong with the calendar of a demo that is loaded at a moment. */
function flawsAt(now: Date, timeZone: string, { clock, dayOf, wallOf }: ReturnType<typeof readerOf>): string[] {
  const { term, examsStartOn, lottery, main, waves, ...rest } = demoCalendar(now, timeZone, clock)
  const { queuesAt, offeredAt, askedAt, readAt, releasesAt, heldAt } = rest
  const today = dayOf(now)
  const weekOf = (moment: Date) => weekNumberAt(term.startsOn, dayOf(moment))
  const daysLeft = (main.closesAt.getTime() - now.getTime()) / dayMs
  const past = [lottery.promisedAt, lottery.opensAt, lottery.closesAt, lottery.drawnAt, lottery.publishedAt]
  const inOrder = [
    ...past,
    main.opensAt,
    ...waves,
    queuesAt,
    askedAt,
    readAt,
    offeredAt,
    now,
    releasesAt,
    main.closesAt,
  ]
  const truths: Record<string, boolean> = {
    'a Monday begins the term': weekdayOf(term.startsOn) === 1,
    'today is in week 2': weekNumberAt(term.startsOn, today) === 2,
    'the term is the current one': currentTerm([term], today) === term,
    'the round opened on the first day of the term at nine': dayOf(main.opensAt) === term.startsOn,
    'it opened at nine': wallOf(main.opensAt) === '09:00',
    'it closes on a Friday at five': weekdayOf(dayOf(main.closesAt)) === 5 && wallOf(main.closesAt) === '17:00',
    'it closes in some days': daysLeft > 4 && daysLeft < 12,
    'exams take the last two weeks': weekNumberAt(term.startsOn, examsStartOn) === term.weekCount - 1,
    'exams begin on a Monday': weekdayOf(examsStartOn) === 1,
    'the lottery closes on a Friday at five': wallOf(lottery.closesAt) === '17:00',
    'it is before the term': weekOf(lottery.publishedAt) < 1,
    'everything comes in its order': inOrder.every((moment, index) => moment >= (inOrder[index - 1] ?? moment)),
    'the offer waits half a day more': offeredAt.getTime() + dayMs - now.getTime() > 11 * hourMs,
    'it was made at a sensible hour': ['08:00', '14:00', '20:00'].includes(wallOf(offeredAt)),
    'the hold is older than the term': heldAt < main.opensAt,
    'seats are released on a working day at noon': weekdayOf(dayOf(releasesAt)) === 3 && wallOf(releasesAt) === '12:00',
  }
  return Object.keys(truths).filter((truth) => !truths[truth])
}

test.each(zones)(
  'on every day of four years today is in week 2 and every round stands where rounds are (%s)',
  (zone) => {
    const reader = readerOf(zone)
    const flaws = [...moments()].flatMap((now) =>
      flawsAt(now, zone, reader).map((flaw) => `${now.toISOString()}: ${flaw}`),
    )
    expect(flaws).toEqual([])
  },
)

test.each([
  ['2026-12-31T15:59:59Z', '2026-12-21', '2026 冬季学期', 'Winter 2026', '2026-winter'],
  ['2026-12-31T16:00:00Z', '2026-12-21', '2026 冬季学期', 'Winter 2026', '2026-winter'],
  ['2027-01-10T16:00:00Z', '2027-01-04', '2027 冬季学期', 'Winter 2027', '2027-winter'],
  ['2028-02-29T04:00:00Z', '2028-02-21', '2028 春季学期', 'Spring 2028', '2028-spring'],
  ['2026-11-22T02:00:00Z', '2026-11-09', '2026 秋季学期', 'Autumn 2026', '2026-autumn'],
  ['2026-11-22T16:00:00Z', '2026-11-16', '2026 秋季学期', 'Autumn 2026', '2026-autumn'],
])('at %s the term began on %s and is called %s', (now, startsOn, name, nameEn, id) => {
  const { term } = demoCalendar(new Date(now), 'Asia/Shanghai')
  expect(term).toEqual({ id, name, nameEn, startsOn, weekCount: 18 })
})

test('terms are the same all through a week, and each begins a week after the one before', () => {
  const startsOf = (day: string) => demoTerm(day).startsOn
  for (let monday = '2026-11-23'; monday < '2029-01-10'; monday = daysAfter(monday, 7)) {
    const week = [0, 1, 2, 3, 4, 5, 6].map((days) => startsOf(daysAfter(monday, days)))
    expect(new Set(week)).toEqual(new Set([daysAfter(monday, -7)]))
  }
})

test.each([
  ['2026-11-16', ['2026-spring', '2025-autumn', '2025-spring']],
  ['2026-12-07', ['2026-autumn', '2026-spring', '2025-autumn']],
  ['2027-01-04', ['2026-autumn', '2026-spring', '2025-autumn']],
  ['2027-02-22', ['2026-autumn', '2026-spring', '2025-autumn']],
  ['2027-06-07', ['2027-spring', '2026-autumn', '2026-spring']],
])('before a term from %s there were %j', (startsOn, past) => {
  expect([1, 2, 3].map((ago) => pastTermId({ startsOn }, ago))).toEqual(past)
})
