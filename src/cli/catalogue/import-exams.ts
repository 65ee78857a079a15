import { readClock } from '../../cloud/catalogue/import/cell-values'
import { takeExams } from '../../cloud/catalogue/import/take-exams'
import { readExams, type StoredExam } from '../../cloud/catalogue/tables/exams'
import { type NamedSection, readNamedSections } from '../../cloud/catalogue/tables/sections'
import type { Database } from '../../cloud/kernel/database/database'
import type { Term } from '../../contract/school/institution'
import { daysAfter } from '../../rules/school/term-weeks'
import { counted, listed } from '../kit/import-text'
import {
  agreeToWrite,
  type FileColumn,
  type FileOptions,
  type FileRow,
  type Read,
  readTableFile,
} from '../kit/table-file'
import { givenTerm } from '../school/given-term'
import { sectionMeant } from './named-section'

type Name = 'section' | 'day' | 'start' | 'end' | 'room'

export const examColumns: readonly FileColumn<Name>[] = [
  { name: 'section', nameZh: '教学班', isRequired: true, about: 'the registrar’s key, or as in CS 2103 01' },
  { name: 'day', nameZh: '日期', isRequired: true, about: 'as in 2027-01-11; blank with start and end: it has none' },
  { name: 'start', nameZh: '开始时间', isRequired: true, about: '24-hour clock' },
  { name: 'end', nameZh: '结束时间', isRequired: true, about: '' },
  { name: 'room', nameZh: '教室', about: '' },
]

interface SaidExam {
  section: NamedSection
  /** Null: the section has none. */
  exam: StoredExam | null
}

/** Takes the times of examinations over. It speaks for the sections the file names and for no others. */
export async function importExams(
  database: Database,
  path: string,
  options: FileOptions & { term?: string },
): Promise<void> {
  const term = await givenTerm(database, options.term)
  const file = await readTableFile(path, examColumns, options)
  const sections = new Map<string, NamedSection[]>()
  for (const { named, ...section } of await readNamedSections(database, term.id, [
    ...new Set(file.rows.map(({ texts }) => texts.section)),
  ]))
    sections.set(named, [...(sections.get(named) ?? []), section])
  const said = new Map<number, SaidExam>()
  for (const row of file.rows) {
    const meant = sectionMeant(sections.get(row.texts.section) ?? [])
    const isTwice = !('reason' in meant) && said.has(meant.id)
    const read: Read<NamedSection> =
      'reason' in meant ? meant : isTwice ? { reason: 'is in the file twice' } : { value: meant }
    const section = row.take('section', read)
    const exam = section && examOf(row, section, term)
    if (section && exam !== undefined) said.set(section.id, { section, exam })
  }
  const stored = new Map(
    (
      await readExams(
        database,
        [...said.values()].map(({ section }) => section.id),
      )
    ).map((exam) => [exam.sectionId, exam]),
  )
  const changes = [...said.values()].filter(
    ({ section, exam }) => textOf(exam) !== textOf(stored.get(section.id) ?? null),
  )
  const lines = listed('To change', changes, ({ section, exam }) => {
    return `${section.name}: ${textOf(stored.get(section.id) ?? null)} → ${textOf(exam)}`
  })
  console.log(
    [`${counted(file.rows.length, 'row')} read: ${counted(changes.length, 'examination')} to change.`, ...lines].join(
      '\n',
    ),
  )
  agreeToWrite(file, changes.length, options)
  await takeExams(
    database,
    changes.map(({ section, exam }) => ({ sectionId: section.id, exam })),
  )
  console.log(changes.length === 0 ? 'Nothing to change.' : `Done: ${counted(changes.length, 'examination')} written.`)
}

/** The examination in a row, null for none, undefined when a cell is bad. */
function examOf({ texts, take }: FileRow<Name>, { id }: NamedSection, term: Term): StoredExam | null | undefined {
  if (texts.day + texts.start + texts.end === '') return null
  const day = take('day', readDay(texts.day, term))
  const startMinute = take('start', readClock(texts.start))
  const endMinute = take('end', readClock(texts.end))
  if (day === undefined || startMinute === undefined || endMinute === undefined) return undefined
  if (startMinute >= endMinute) return take('end', { reason: `is not after ${texts.start}` })
  return { sectionId: id, day, startMinute, endMinute, room: texts.room || null }
}

function readDay(text: string, { startsOn, weekCount }: Term): Read<string> {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})日?$/.exec(text) ?? []
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const isDay = !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value)
  if (!isDay) return { reason: 'is not a day that exists, as in 2027-01-11' }
  const last = daysAfter(startsOn, weekCount * 7 - 1)
  return value < startsOn || value > last ? { reason: `is outside the term, ${startsOn} to ${last}` } : { value }
}

function textOf(exam: StoredExam | null): string {
  if (!exam) return 'none'
  const clock = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  return `${exam.day} ${clock(exam.startMinute)}–${clock(exam.endMinute)}${exam.room ? ` ${exam.room}` : ''}`
}
