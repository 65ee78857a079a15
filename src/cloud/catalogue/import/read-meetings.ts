import type { BilingualName } from '../../../contract/kernel/bilingual-name'
import type { Period } from '../../../contract/school/institution'
import type { CatalogueMeeting } from '../../../rules/catalogue/catalogue-changes'
import type { CellValue } from '../../kernel/table-file/bad-cell'
import type { CellFault, MappedText } from '../../kernel/table-file/map-source'
import { readClock, readPeriods, readWeekdays, readWeeks, type Stretch } from './cell-values'
import type { ColumnName } from './template-columns'

/** What the term and the institution say about time. */
export interface TimeFrame {
  readonly weekCount: number
  readonly periods: readonly Period[]
}

type Texts = Partial<Record<ColumnName, MappedText>>

/** The meetings of one row: one for each weekday it names, none for a row without a time. */
export function readMeetings(texts: Texts, frame: TimeFrame): { meetings: CatalogueMeeting[]; faults: CellFault[] } {
  const faults: CellFault[] = []
  const textOf = (name: ColumnName) => texts[name]?.text ?? ''
  function take<Value>(name: ColumnName, read: CellValue<Value>): Value | undefined {
    if ('value' in read) return read.value
    faults.push({ heading: texts[name]?.heading ?? name, value: textOf(name), reason: read.reason })
    return undefined
  }
  const hasTime = ['start', 'end', 'periods'].some((name) => textOf(name as ColumnName) !== '')
  if (!hasTime && textOf('weekday') === '') return { meetings: [], faults }
  const weekdays =
    textOf('weekday') === ''
      ? take<number[]>('weekday', { reason: 'is blank, but the row has a time' })
      : take('weekday', readWeekdays(textOf('weekday')))
  const times = hasTime
    ? readTimes(textOf, take, frame.periods)
    : take<Stretch[]>('start', { reason: 'is blank, but the row has a weekday; give start and end, or periods' })
  const weeks = take('weeks', readWeeks(textOf('weeks'), frame.weekCount))
  if (!weekdays || !times || weeks === undefined) return { meetings: [], faults }
  const room = roomOf(textOf('room'), textOf('room_en'))
  const meetings = weekdays.flatMap((weekday) =>
    times.map(({ start, end }) => ({ weekday, startMinute: start, endMinute: end, weeks, room })),
  )
  return { meetings, faults }
}

function readTimes(
  textOf: (name: ColumnName) => string,
  take: <Value>(name: ColumnName, read: CellValue<Value>) => Value | undefined,
  periods: readonly Period[],
): Stretch[] | undefined {
  const hasClock = textOf('start') !== '' || textOf('end') !== ''
  if (hasClock && textOf('periods') !== '')
    return take<Stretch[]>('periods', { reason: 'stands beside start and end; keep one of the two' })
  if (!hasClock) return take('periods', readPeriods(textOf('periods'), periods))
  const start = take('start', readClock(textOf('start')))
  const end = take('end', readClock(textOf('end')))
  if (start === undefined || end === undefined) return undefined
  return start < end
    ? [{ start, end }]
    : take<Stretch[]>('end', { reason: `is not after the start, ${textOf('start')}` })
}

function roomOf(name: string, nameEn: string): BilingualName | null {
  if (name === '' && nameEn === '') return null
  return { name: name === '' ? nameEn : name, nameEn: nameEn === '' ? null : nameEn }
}
