import type { ComponentKind, WeekSet } from '../../../contract/catalogue/course'
import type { BilingualName } from '../../../contract/kernel/bilingual-name'
import type { Period } from '../../../contract/school/institution'
import { parsePeriods } from '../../../rules/catalogue/parse-periods'
import { parseWeeks, weeksAsText } from '../../../rules/catalogue/parse-weeks'
import { parseWeekdays } from '../../../rules/kernel/parse-weekdays'
import type { CellValue } from '../../kernel/table-file/bad-cell'

const spreadsheetDate = /^\d{4}-\d{2}-\d{2}$|^\d{1,2}-[A-Z][a-z]{2}$|^[A-Z][a-z]{2}-\d{1,2}$|^\d{1,2}月\d{1,2}日$/
const dateHint = 'became a date in the spreadsheet; format the column as text and type it again'

const kinds = new Map<string, ComponentKind>([
  ['', 'lecture'],
  ['lecture', 'lecture'],
  ['理论', 'lecture'],
  ['lab', 'lab'],
  ['实验', 'lab'],
  ['tutorial', 'tutorial'],
  ['辅导', 'tutorial'],
  ['other', 'other'],
  ['其他', 'other'],
])

export function readKind(text: string): CellValue<ComponentKind> {
  const value = kinds.get(text.toLowerCase())
  return value ? { value } : { reason: 'is none of lecture 理论, lab 实验, tutorial 辅导 and other 其他' }
}

export function readConfiguration(text: string): CellValue<number> {
  if (text === '') return { value: 1 }
  const isNumber = /^\d{1,4}$/.test(text) && Number(text) >= 1
  return isNumber ? { value: Number(text) } : { reason: 'is not a whole number from 1' }
}

export function readCredits(text: string): CellValue<number> {
  if (text === '') return { reason: 'is blank; the credits of the course are needed' }
  return /^\d{1,3}(\.\d{1,2}0*)?$/.test(text)
    ? { value: Number(text) }
    : { reason: 'is not a number of credits such as 3 or 2.5' }
}

/** Seats, null for no limit. `ifBlank` is what --default-capacity said; undefined when it said nothing. */
export function readCapacity(text: string, ifBlank: number | null | undefined): CellValue<number | null> {
  if (text === '')
    return ifBlank === undefined
      ? { reason: 'is blank; give a number, write unlimited (不限), or use --default-capacity' }
      : { value: ifBlank }
  if (/^(unlimited|不限)$/i.test(text)) return { value: null }
  return /^\d{1,6}$/.test(text) ? { value: Number(text) } : { reason: 'is not a number of seats, nor unlimited (不限)' }
}

/** Teachers in order; English names, where given, belong to the same places. */
export function readTeachers(text: string, textEn: string): CellValue<BilingualName[]> {
  const names = splitNames(text)
  const inEnglish = splitNames(textEn)
  // Where there are as many commas as teachers, they separate them; else one stands within a name, as in Yan, X.
  const byComma = textEn.split(/[;,]/).map((name) => name.trim())
  const namesEn = inEnglish.length !== names.length && byComma.length === names.length ? byComma : inEnglish
  if (namesEn.length > 0 && namesEn.length !== names.length)
    return { reason: `names ${namesEn.length} teachers where the other column names ${names.length}` }
  return { value: names.map((name, index) => ({ name, nameEn: namesEn[index] ?? null })) }
}

/** One weekday or several, each 1 (Monday) to 7. */
export function readWeekdays(text: string): CellValue<number[]> {
  const parsed = parseWeekdays(text)
  return 'weekdays' in parsed
    ? { value: [...parsed.weekdays] }
    : { reason: 'is not a weekday such as 1, 周一, 一 or Mon; several as 1,3' }
}

/** Minutes after midnight; 24:00 is the end of the day. Seconds must be zero. */
export function readClock(text: string): CellValue<number> {
  const plain = text.normalize('NFKC').trim()
  if (/^0?\.\d{2,}$/.test(plain))
    return { reason: 'is a time as the spreadsheet counts it; format the column as a time, or type it as in 08:00' }
  const found = /^(上午|下午)?\s*(\d{1,2}):([0-5]\d)(?::00)?\s*([ap]\.?m\.?)?$/i.exec(plain)
  const half = found?.[1] ?? found?.[4]?.[0]?.toLowerCase()
  const hour = Number(found?.[2])
  const minute = Number(found?.[3])
  if (!found || (half !== undefined && (hour < 1 || hour > 12)) || hour * 60 + minute > 1440)
    return { reason: 'is not a time of the day such as 08:00 or 3:30 PM' }
  if (half === undefined) return { value: hour * 60 + minute }
  return { value: ((hour % 12) + (half === 'p' || half === '下午' ? 12 : 0)) * 60 + minute }
}

/** Between two periods further apart than this lies a meal; a class over it is two meetings, and the pause is free. */
const breakMinutesMax = 30

/** A stretch of a day, in minutes after midnight. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** When the periods of a cell, as `3-4`, `5` or `1-2,5-6`, are taught: one stretch a run without a long break. */
export function readPeriods(text: string, periods: readonly Period[]): CellValue<Stretch[]> {
  if (spreadsheetDate.test(text)) return { reason: dateHint }
  const parsed = parsePeriods(text)
  if ('problem' in parsed && parsed.problem === 'two_readings') {
    const [one, other] = parsed.readings.map((numbers) => numbers.join(', '))
    return {
      reason: `can be read as periods ${one} or as ${other}; write a run as 3-5, and periods apart in rows of their own`,
    }
  }
  if ('problem' in parsed && parsed.problem === 'backwards') return { reason: 'ends before it begins' }
  if ('problem' in parsed) return { reason: 'is not periods of the day such as 3-4' }
  if (periods.length === 0)
    return { reason: 'names periods, but the institution has none; set them with: institution set --periods' }
  const stretches: Stretch[] = []
  let before = 0
  for (const number of parsed.periods) {
    const period = periods[number - 1]
    if (!period) return { reason: `is outside the institution’s ${periods.length} periods` }
    const last = stretches[stretches.length - 1]
    const goesOn = last && number === before + 1 && period.startMinute - last.end <= breakMinutesMax
    before = number
    if (goesOn) stretches[stretches.length - 1] = { start: last.start, end: period.endMinute }
    else stretches.push({ start: period.startMinute, end: period.endMinute })
  }
  return { value: stretches }
}

/** Teaching weeks; blank means every week of the term. */
export function readWeeks(text: string, weekCount: number): CellValue<WeekSet> {
  if (spreadsheetDate.test(text)) return { reason: dateHint }
  const parsed = parseWeeks(text === '' ? `1-${weekCount}` : text, weekCount)
  if ('weeks' in parsed) return { value: parsed.weeks }
  if (parsed.problem === 'two_readings') {
    const [one, other] = parsed.readings.map(weeksAsText)
    return { reason: `can be read as the weeks ${one} or as ${other}; write odd or even at each piece it belongs to` }
  }
  return parsed.problem === 'after_term'
    ? { reason: `names week ${parsed.week}, but the term has ${weekCount} weeks` }
    : { reason: 'is not weeks such as 1-16, 1-8,10-16, 1-15单 or odd' }
}

/** 陈默,何雨 are two people; Yan, X is one. A dot within a name separates nobody. */
function splitNames(text: string): string[] {
  return text
    .split(/[;；、/／\n]/)
    .flatMap((name) => (/^[^,，]*\p{Script=Han}/u.test(name) ? name.split(/[,，]/) : [name]))
    .map((name) => name.replace(/\s+/g, ' ').trim())
    .filter((name) => name !== '')
}
