import type { BilingualName, ComponentKind, Period, WeekSet } from '../../contract/catalogue'
import { parseWeeks } from '../../rules/parse-weeks'

/** A value read from a cell, or why it cannot be one, put so that it follows the value in a sentence. */
export type CellValue<Value> = { readonly value: Value } | { readonly reason: string }

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

const weekdays = new Map<string, number>()
for (const [index, name] of ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].entries())
  for (const form of [`${index + 1}`, '一二三四五六日'[index] ?? '', name, name.slice(0, 3)])
    weekdays.set(form, index + 1)
weekdays.set('天', 7)

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
  return /^\d{1,3}(\.\d{1,2})?$/.test(text)
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
  const namesEn = splitNames(textEn)
  if (namesEn.length > 0 && namesEn.length !== names.length)
    return { reason: `names ${namesEn.length} teachers where the other column names ${names.length}` }
  return { value: names.map((name, index) => ({ name, nameEn: namesEn[index] ?? null })) }
}

/** One weekday or several, each 1 (Monday) to 7. */
export function readWeekdays(text: string): CellValue<number[]> {
  const days = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[,;、/]/)
    .map((day) => weekdays.get(day.trim().replace(/^(周|星期|礼拜)/, '')))
  const known = days.filter((day) => day !== undefined)
  return known.length === days.length
    ? { value: [...new Set(known)] }
    : { reason: 'is not a weekday such as 1, 周一, 一 or Mon' }
}

/** Minutes after midnight; 24:00 is the end of the day. */
export function readClock(text: string): CellValue<number> {
  const found = /^(\d{1,2})[:：]([0-5]\d)(?:[:：]00)?$/.exec(text)
  const minute = Number(found?.[1]) * 60 + Number(found?.[2])
  return found && minute <= 1440 ? { value: minute } : { reason: 'is not a time of the 24-hour clock such as 08:00' }
}

/** First and last teaching period of the day, as `3-4` or `5`. */
export function readPeriods(text: string, periods: readonly Period[]): CellValue<{ start: number; end: number }> {
  if (spreadsheetDate.test(text)) return { reason: dateHint }
  const found = /^(\d{1,2})(?:[-–~至,、](\d{1,2}))?$/.exec(text.normalize('NFKC').replace(/[第节\s]/g, ''))
  if (!found) return { reason: 'is not periods of the day such as 3-4' }
  if (periods.length === 0)
    return { reason: 'names periods, but the institution has none; set them with: institution set --periods' }
  const first = periods[Number(found[1]) - 1]
  const last = periods[Number(found[2] ?? found[1]) - 1]
  if (!first || !last) return { reason: `is outside the institution’s ${periods.length} periods` }
  if (first.startMinute >= last.endMinute) return { reason: 'ends before it begins' }
  return { value: { start: first.startMinute, end: last.endMinute } }
}

/** Teaching weeks; blank means every week of the term. */
export function readWeeks(text: string, weekCount: number): CellValue<WeekSet> {
  if (spreadsheetDate.test(text)) return { reason: dateHint }
  const parsed = parseWeeks(text === '' ? `1-${weekCount}` : text, weekCount)
  if ('weeks' in parsed) return { value: parsed.weeks }
  return parsed.problem === 'after_term'
    ? { reason: `names week ${parsed.week}, but the term has ${weekCount} weeks` }
    : { reason: 'is not weeks such as 1-16, 1-8,10-16, 1-15单 or odd' }
}

function splitNames(text: string): string[] {
  return text
    .split(/[;；、]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
