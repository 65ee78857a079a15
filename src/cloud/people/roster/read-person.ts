import { comparableName } from '../../../rules/people/same-name'
import { toSimplified } from '../../kernel/simplified'
import type { CellValue, Place } from '../../kernel/table-file/bad-cell'
import type { CellFault, MappedText } from '../../kernel/table-file/map-source'
import type { ReadStaff, ReadStudent, RosterGuardian } from './roster'
import { guardianPlaces, isHiddenIfBad, type RosterColumn } from './roster-columns'
import type { RosterDepartments } from './roster-departments'
import {
  hidden,
  type PersonKind,
  readActivationCode,
  readBirthDate,
  readCohort,
  readIdentity,
  readKinship,
  readName,
  readNumber,
  readPersonKind,
  readPhoneCell,
  readRoles,
  readStanding,
} from './roster-values'

/** A guardian with the place among the row's guardians where it stands. */
export type ReadGuardian = RosterGuardian & { readonly at: (typeof guardianPlaces)[number] }

export type ReadPerson =
  | ({ readonly kind: 'student'; readonly guardians: ReadGuardian[] } & Omit<ReadStudent, 'guardians'>)
  | ({ readonly kind: 'staff' } & ReadStaff)

/** The cells of one row by our columns. What is wrong with them is gathered in `faults`, what proves who somebody is hidden. */
export class RosterCells {
  readonly faults: CellFault[] = []
  /** What was taken otherwise than it was written, put so that it follows the line. */
  readonly notes: string[] = []
  readonly #texts: Partial<Record<RosterColumn, MappedText>>

  /** `faults` are those of cells whose value is lost or that a map could not read. */
  constructor(texts: Partial<Record<RosterColumn, MappedText>>, faults: readonly CellFault[]) {
    this.#texts = texts
    this.faults.push(...faults)
  }

  text(name: RosterColumn): string {
    return this.#texts[name]?.text ?? ''
  }

  fault(name: RosterColumn, reason: string): null {
    const text = this.text(name)
    const value = isHiddenIfBad(name) ? hidden(text) : text
    const heading = this.#texts[name]?.heading ?? name
    // A second fault of a cell only follows from the first.
    if (!this.faults.some((fault) => fault.heading === heading)) this.faults.push({ heading, value, reason })
    return null
  }

  /** What a cell says; null when it is blank or, which is noted, bad. */
  take<Value>(name: RosterColumn, read: (text: string) => CellValue<Value>): Value | null {
    const text = this.text(name)
    if (text === '') return null
    const result = read(text)
    return 'value' in result ? result.value : this.fault(name, result.reason)
  }
}

/** Reads the person of a row; null when it does not say who that is, which is a fault. */
export function readPerson(
  cells: RosterCells,
  place: Place,
  { departments, today }: { departments: RosterDepartments; today: string },
): ReadPerson | null {
  const kind = kindOf(cells)
  if (kind === null) return null
  const column = kind === 'student' ? 'student_number' : 'staff_number'
  if (cells.text(column) === '') return cells.fault(column, `is blank; every row of ${kind} says its number`)
  const number = cells.take(column, readNumber)
  if (number === null) return null
  if (number !== cells.text(column)) cells.notes.push(`keeps the number as ${number}`)
  const common = {
    place,
    number,
    name: nameIn(cells, 'name'),
    nameEn: nameIn(cells, 'name_en'),
    departmentCode: departmentOf(cells, place, departments),
  }
  if (kind === 'staff')
    return { kind, ...common, phone: cells.take('phone', readPhoneCell), roles: cells.take('roles', readRoles) }
  return {
    kind,
    ...common,
    cohort: cells.take('cohort', readCohort),
    standing: cells.take('standing', readStanding),
    ...readProofs(cells, today),
    guardians: guardianPlaces.flatMap((at) => readGuardian(cells, at) ?? []),
  }
}

/** A name, with a word where it is kept otherwise than it was written. */
function nameIn(cells: RosterCells, column: RosterColumn): string | null {
  const name = cells.take(column, readName)
  if (name !== null && name !== cells.text(column).replace(/\s+/g, ' ')) cells.notes.push(`keeps the name as ${name}`)
  return name
}

/** As the row says or, where it does not, by which number is filled in. */
function kindOf(cells: RosterCells): PersonKind | null {
  if (cells.text('kind') !== '') return cells.take('kind', readPersonKind)
  const isStaff = cells.text('staff_number') !== ''
  if (isStaff && cells.text('student_number') !== '')
    return cells.fault('kind', 'is blank, and the row has both a student_number and a staff_number; say which it is')
  return isStaff ? 'staff' : 'student'
}

/** What a student can prove themselves by. A Chinese identity number tells the birthday. */
function readProofs(cells: RosterCells, today: string) {
  const identity = cells.take('identity_number', (text) => readIdentity(text, today))
  const said = cells.take('birth_date', (text) => readBirthDate(text, today))
  if (identity?.birthDate && said !== null && identity.birthDate !== said)
    cells.fault('identity_number', 'has another birthday in it than birth_date (出生日期) says')
  return {
    birthDate: said ?? identity?.birthDate ?? null,
    identityNumber: identity?.number ?? null,
    activationCode: cells.take('activation_code', readActivationCode),
  }
}

function departmentOf(cells: RosterCells, place: Place, departments: RosterDepartments): string | null {
  const read = departments.read(cells.text('department_code'), cells.text('department'), place)
  return 'code' in read ? read.code : cells.fault(read.column, read.reason)
}

function readGuardian(cells: RosterCells, at: ReadGuardian['at']): ReadGuardian | null {
  const name = nameIn(cells, `guardian${at}_name`)
  const phone = cells.take(`guardian${at}_phone`, readPhoneCell)
  // Some forms have the kinship printed in, whether or not anybody follows.
  if (name === null)
    return cells.text(`guardian${at}_phone`) === ''
      ? null
      : cells.fault(`guardian${at}_name`, 'is blank; a guardian with a phone has a name')
  if (comparableName(name, toSimplified) === '') return cells.fault(`guardian${at}_name`, 'is no name')
  return { at, name, phone, kinship: cells.take(`guardian${at}_kinship`, readKinship) }
}
