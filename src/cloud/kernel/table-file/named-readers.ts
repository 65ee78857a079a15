import { decode } from 'html-entities'
import { parseWeekdayLetters } from '../../../rules/kernel/parse-weekdays'

/** The readers a map may name with `read`; each turns one text into another, or says why it cannot. */
export const namedReaders = [
  'htmlText',
  'firstNumber',
  'clock12',
  'weekdayLetters',
  'rangeStart',
  'rangeEnd',
  'weeksPart',
  'weekdayPart',
  'periodsPart',
  'roomPart',
  'beforeBracket',
  'inBracket',
  'commaNames',
  'lastPart',
] as const
export type ReaderName = (typeof namedReaders)[number]

/** A text, or why there is none, put so that it follows the value in a sentence. */
export type Reader = (text: string) => string | { readonly reason: string }

const expects = (what: string) => ({ reason: `is not ${what}` })

// A meeting in one cell: 1-16周星期一1-2节 博学楼201, 周一第1,2节{第1-16周}, 星期三 3-4节 (1-8周).
const weekdayInText = /(?:星期|礼拜|禮拜|周|週)\s*([一二三四五六日天])/
const weeksInText =
  /(?:第?\s*[\d一二三四五六七八九十][\d一二三四五六七八九十,、，;\-–—~～至到第 ]*[周週](?![一二三四五六日天])(?:\s*[(（[]?\s*[单單双雙奇偶]\s*[周週]?\s*[)）\]]?)?[,，、;]?\s*)+/
const periodsInText = /第?\s*\d{1,2}(?:\s*[-–—~～至到,、，]\s*第?\s*\d{1,2})*\s*[节節]/

export const readers: Readonly<Record<ReaderName, Reader>> = {
  /** `Racial &amp; Ethnic <b>Politics</b>` → `Racial & Ethnic Politics`. */
  htmlText: (text) => decode(text.replace(/<\/?[a-z][^<>]*>/gi, '')).trim(),
  /** `1 TO 4 hours.` → `1`. */
  firstNumber: (text) => /\d+(?:\.\d+)?/.exec(text.normalize('NFKC'))?.[0] ?? expects('a text with a number in it'),
  /** `01:30 PM`, `1:30:00 pm` → `13:30`. */
  clock12: (text) => {
    const found = /^(\d{1,2}):([0-5]\d)(?::00)?\s*([ap])\.?m\.?$/i.exec(text.normalize('NFKC').trim())
    const hour = Number(found?.[1])
    if (!found || hour < 1 || hour > 12) return expects('a time such as 09:00 AM')
    const isAfternoon = found[3]?.toLowerCase() === 'p'
    return `${String((hour % 12) + (isAfternoon ? 12 : 0)).padStart(2, '0')}:${found[2]}`
  },
  /** `MWF` → `1,3,5`, `TuTh` → `2,4`. */
  weekdayLetters: (text) => {
    const parsed = parseWeekdayLetters(text)
    if ('weekdays' in parsed) return parsed.weekdays.join(',')
    if (parsed.problem === 'unreadable') return expects('weekdays as letters of MTWRFSU, or in pairs as TuTh')
    const [one, other] = parsed.readings.map((days) => days.join(','))
    return { reason: `can be read as the weekdays ${one} or as ${other}; write pairs as in Tu, or numbers` }
  },
  /** `10:10~11:00` → `10:10`. */
  rangeStart: (text) => clocksOf(text)?.[0] ?? expects('two times with a dash between them'),
  /** `10:10~11:00` → `11:00`. */
  rangeEnd: (text) => clocksOf(text)?.[1] ?? expects('two times with a dash between them'),
  /** `1-16周星期一1-2节` → `1-16周`. */
  weeksPart: (text) => {
    const [part, ...others] = matchesOf(text, weeksInText)
    if (part === undefined) return expects('a text with weeks in it, as 1-16周')
    return others.length === 0 ? part.replace(/[,，、;\s]+$/, '') : { reason: 'names weeks in two places; split it' }
  },
  /** `1-16周星期一1-2节` → `一`. */
  weekdayPart: (text) => {
    const days = matchesOf(text, weekdayInText).map((day) => day.slice(-1))
    if (days.length === 0) return expects('a text with a weekday in it, as 星期一')
    return days.length === 1 ? (days[0] ?? '') : { reason: 'names several weekdays; split it' }
  },
  /** `1-16周星期一1-2节` → `1-2节`. */
  periodsPart: (text) =>
    matchesOf(withoutWeeks(text), periodsInText).join(',') || expects('a text with periods in it, as 1-2节'),
  /** `1-16周星期一1-2节 博学楼201` → `博学楼201`. */
  roomPart: (text) =>
    withoutWeeks(text)
      .replace(weekdayInText, ' ')
      .replace(new RegExp(periodsInText, 'g'), ' ')
      .replace(/[{}[\]()（）@|]/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  /** `(2026-2027-1)-77103130-02` → `02`. */
  lastPart: (text) => text.split('-').at(-1)?.trim() ?? '',
  /** `数据结构(CS2103)` → `数据结构`. */
  beforeBracket: (text) => text.replace(/\s*[([（【].*$/su, '').trim(),
  /** `Tierman, Smith (P)` → `Tierman;Smith`, where commas separate people and not the parts of a name. */
  commaNames: (text) =>
    text
      .replace(/[(（][^)）]*[)）]/g, '')
      .split(/[,;]/)
      .map((name) => name.trim())
      .filter((name) => name !== '')
      .join(';'),
  /** `数据结构(CS2103)` → `CS2103`, blank without a bracket. */
  inBracket: (text) => /[([（【]([^)\]）】]*)[)\]）】]/u.exec(text)?.[1]?.trim() ?? '',
}

function matchesOf(text: string, pattern: RegExp): string[] {
  return [...text.normalize('NFKC').matchAll(new RegExp(pattern, 'g'))].map(([match]) => match.trim())
}

function withoutWeeks(text: string): string {
  return text.normalize('NFKC').replace(new RegExp(weeksInText, 'g'), ' ')
}

const rangeOfClocks =
  /^(\d{1,2})(?::?([0-5]\d))?(?::00)?\s*([ap])?\.?m?\.?\s*(?:[-–—~～至到]|to)\s*(\d{1,2})(?::?([0-5]\d))?(?::00)?\s*([ap])?\.?m?\.?$/i

/** Both times of `10:10~11:00`, `04:45 pm-06:25 pm` or `1130-230PM`, by the 24-hour clock. */
function clocksOf(text: string): [string, string] | null {
  const found = rangeOfClocks.exec(text.normalize('NFKC').trim())
  if (!found) return null
  const [, startHour, startRest = '00', startHalf, endHour, endRest = '00', endHalf] = found
  const end = minuteOf(Number(endHour), Number(endRest), endHalf)
  let start = minuteOf(Number(startHour), Number(startRest), startHalf ?? endHalf)
  // 11-2PM begins in the morning.
  if (startHalf === undefined && endHalf !== undefined && start >= end) start -= 720
  if (start < 0 || end > 1440) return null
  return [clockOf(start), clockOf(end)]
}

function minuteOf(hour: number, minute: number, half: string | undefined): number {
  if (half === undefined) return hour * 60 + minute
  return ((hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)) * 60 + minute
}

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
