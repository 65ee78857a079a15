import type { OffsetChange, SchoolClock } from '../../contract/school/institution'

const minuteMs = 60_000
const weekMs = 7 * 86_400_000

/** Records a year old and more are still read on the phone, and a copy may lie there for a while. */
const yearsBack = 5
const yearsAhead = 2

function offsetReader(timeZone: string): (atMs: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  return (atMs) => {
    const name = format.formatToParts(atMs).find(({ type }) => type === 'timeZoneName')?.value ?? ''
    // `GMT` alone is UTC itself; the seconds of some offsets before 1972 do not matter here.
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(name) ?? []
    return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) + 0
  }
}

/** The first whole minute in (`fromMs`, `toMs`] at which the offset is the later one. */
function changeBetween(fromMs: number, toMs: number, offsetAt: (atMs: number) => number): number {
  const before = offsetAt(fromMs)
  let [low, high] = [fromMs, toMs]
  while (high - low > minuteMs) {
    const middle = low + Math.floor((high - low) / minuteMs / 2) * minuteMs
    if (offsetAt(middle) === before) low = middle
    else high = middle
  }
  return high
}

/**
 * The clock of a time zone (IANA, as in `Europe/London`) from five years before `year` to two after it. For the
 * server: it reads `Intl`, which many phones lack. Throws a `RangeError` for a zone that does not exist.
 */
export function schoolClockOf(timeZone: string, year: number): SchoolClock {
  const offsetAt = offsetReader(timeZone)
  const startMs = Date.UTC(year - yearsBack, 0, 1)
  const endMs = Date.UTC(year + yearsAhead + 1, 0, 1)
  const changes: OffsetChange[] = [{ from: new Date(startMs).toISOString(), minutes: offsetAt(startMs) }]
  // Week by week: no zone changes its clock twice within one.
  for (let atMs = startMs; atMs < endMs; atMs += weekMs) {
    const minutes = offsetAt(atMs + weekMs)
    if (minutes === changes.at(-1)?.minutes) continue
    changes.push({ from: new Date(changeBetween(atMs, atMs + weekMs, offsetAt)).toISOString(), minutes })
  }
  return changes
}
