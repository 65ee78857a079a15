import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ReadingOptions, readCatalogue } from '../../../../src/cloud/catalogue/import/read-catalogue'

/** A day of four periods in the morning. */
const periods = [480, 530, 600, 650].map((startMinute) => ({ startMinute, endMinute: startMinute + 45 }))
export const frame = { weekCount: 18, periods }

let folder: string | undefined

/** Writes a file that is gone after `removeFiles`. */
export async function fileOf(content: string | Uint8Array, name = 'catalogue.csv'): Promise<string> {
  folder ??= await mkdtemp(join(tmpdir(), 'campus-import-'))
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

export async function removeFiles(): Promise<void> {
  if (folder) await rm(folder, { recursive: true })
  folder = undefined
}

export const heading =
  'section_id,course_code,course_title,credits,section_code,capacity,weekday,periods,weeks,parent_section_id,component'

/** One row of the usual heading; what is not given is ordinary. */
export function row(id: string, over: Partial<Record<string, string>> = {}): string {
  const cells: Record<string, string> = {
    section_id: id,
    course_code: 'CS 2103',
    course_title: '数据结构',
    credits: '3',
    section_code: id,
    capacity: '30',
    weekday: '1',
    periods: '3-4',
    weeks: '1-16',
    parent_section_id: '',
    component: '',
    ...over,
  }
  return heading
    .split(',')
    .map((name) => cells[name] ?? '')
    .join(',')
}

export function csvOf(...rows: string[]): string {
  return [heading, ...rows, ''].join('\n')
}

export async function readingOf(content: string | Uint8Array, options: Partial<ReadingOptions> = {}) {
  return readCatalogue(await fileOf(content), { ...frame, ...options })
}
