import type { BadRow } from '../../cloud/kernel/table-file/bad-cell'
import type { CatalogueMeeting } from '../../rules/catalogue/catalogue-changes'
import { weeksAsText } from '../../rules/catalogue/parse-weeks'
import type { Changed, FieldChange } from '../../rules/kernel/changes'
import { say } from './language'

const shownMax = 20
const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
type BadCell = Omit<BadRow, 'sectionId'>

/** The bad rows in the order of the file, one a line; of a fault that very many have, only where the others are. */
export function badRowsText(badRows: readonly BadCell[]): string {
  const alike = new Map<string, BadCell[]>()
  for (const row of badRows) {
    const fault = `${row.column}: ${row.reason}`
    alike.set(fault, alike.get(fault) ?? [])
    alike.get(fault)?.push(row)
  }
  const others = [...alike].flatMap(([fault, rows]) => othersLine(fault, rows.slice(shownMax)))
  const isOther = new Set([...alike.values()].flatMap((rows) => rows.slice(shownMax)))
  return [...badRows.filter((row) => !isOther.has(row)).map(badRowLine), ...others].join('\n')
}

function badRowLine({ line, row, column, value, reason }: BadCell): string {
  const place = line === row ? `line ${line}` : `line ${line} (row ${row} in a spreadsheet)`
  return `  ${place}, ${column}: ${value === '' ? '' : `“${shortened(value)}” `}${reason}`
}

function othersLine(fault: string, others: readonly BadCell[]): string[] {
  const [first, last] = [others[0]?.line, others.at(-1)?.line]
  if (others.length < 2) return others.map(({ line }) => `  … and on line ${line}, ${fault}`)
  return [`  … and on ${others.length.toLocaleString('en')} more lines, ${first} to ${last}, ${fault}`]
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}

export function listed<Item>(title: string, items: readonly Item[], lineOf: (item: Item) => string): string[] {
  if (items.length === 0) return []
  const shown = items.slice(0, shownMax).map((item) => `  ${lineOf(item)}`)
  const rest = items.length > shownMax ? [`  … and ${items.length - shownMax} more`] : []
  return ['', `${title}:`, ...shown, ...rest]
}

export function changedLine({ key, fields }: Changed<unknown>): string {
  return `${key}  ${fields.map(fieldText).join('; ')}`
}

function fieldText({ field, from, to }: FieldChange): string {
  return `${field}: ${valueText(field, from)} → ${valueText(field, to)}`
}

function valueText(field: string, value: unknown): string {
  if (field === 'capacity' && value === null) return 'unlimited'
  if (value === null || value === undefined || value === '') return 'none'
  if (field === 'meetings') return (value as CatalogueMeeting[]).map(meetingText).join(', ') || 'none'
  if (field === 'teachers') return (value as { name: string }[]).map(({ name }) => name).join('; ') || 'none'
  return shortened(String(value))
}

/** `Mon`; Monday is 1. */
export function weekdayName(weekday: number): string {
  return say(`周${'一二三四五六日'.charAt(weekday - 1)}`, weekdayNames[weekday - 1] ?? '')
}

/** `Mon 10:00–11:35 weeks 1-16 博学楼 201`. */
export function meetingText({ weekday, startMinute, endMinute, weeks, room }: CatalogueMeeting): string {
  const when = `${weekdayName(weekday)} ${clock(startMinute)}–${clock(endMinute)}`
  const time = say(`${when} ${weeksAsText(weeks)} 周`, `${when} weeks ${weeksAsText(weeks)}`)
  return room ? `${time} ${room.name}` : time
}

/** `08:00`. */
export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
