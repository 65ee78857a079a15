import { type RosterOptions, readRoster } from '../../../../src/cloud/people/roster/read-roster'
import { rosterColumns } from '../../../../src/cloud/people/roster/roster-columns'
import { fileOf } from '../../catalogue/import/files'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** An invented Chinese identity number with a right checksum. */
export function identityNumberOf(birthDate: string, place: number): string {
  const body = `110101${birthDate.replaceAll('-', '')}${String(place % 1000).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}

const rosterHeading = rosterColumns.map(({ name }) => name)

/** A row of the roster; what is not given is blank. */
function rosterRow(cells: Readonly<Record<string, string>>): string {
  const unknown = Object.keys(cells).find((name) => !rosterHeading.some((heading) => heading === name))
  if (unknown !== undefined) throw new Error(`${unknown} is no column of the roster`)
  return rosterHeading.map((name) => cells[name] ?? '').join(',')
}

export function rosterCsv(...rows: Readonly<Record<string, string>>[]): string {
  return [rosterHeading.join(','), ...rows.map(rosterRow), ''].join('\n')
}

/** A new student with what every new one needs. */
export function freshman(number: string, over: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { student_number: number, name: '许知远', cohort: '2026', ...over }
}

/** Different new students, each with an identity number and two guardians. */
export function manyFreshmen(count: number): Record<string, string>[] {
  return Array.from({ length: count }, (_, at) => {
    const phone = (place: number) => `139${String(place * 20_000 + at).padStart(8, '0')}`
    const birthDate = `2008-0${1 + (at % 9)}-${10 + (Math.floor(at / 9) % 18)}`
    return freshman(`K${at}`, {
      identity_number: identityNumberOf(birthDate, Math.floor(at / 162)),
      guardian1_name: `许文${at}`,
      guardian1_kinship: 'father',
      guardian1_phone: phone(1),
      guardian2_name: `何清${at}`,
      guardian2_phone: phone(2),
    })
  })
}

const frame: RosterOptions = {
  departments: [{ code: 'CS', name: '计算机系', nameEn: 'Computer Science' }],
  today: '2026-11-22',
}

export async function rosterOf(content: string | Uint8Array, options: Partial<RosterOptions> = {}) {
  return readRoster(await fileOf(content, 'roster.csv'), { ...frame, ...options })
}
