import { comparableName } from '../../../rules/people/same-name'
import { numberKey } from '../../../rules/people/student-number'
import { toSimplified } from '../../kernel/simplified'
import type { Place } from '../../kernel/table-file/bad-cell'
import type { CellFault } from '../../kernel/table-file/map-source'
import type { ReadGuardian, ReadPerson, RosterCells } from './read-person'
import type { ReadStaff, ReadStudent, RosterBadRow, RosterGuardian } from './roster'
import { isPersonal, type RosterColumn } from './roster-columns'

type Fields<Field> = readonly (readonly [field: Field, column: RosterColumn])[]

const commonFields = [
  ['name', 'name'],
  ['nameEn', 'name_en'],
  ['departmentCode', 'department'],
] as const
const studentFields: Fields<Exclude<keyof ReadStudent, 'number' | 'place' | 'guardians'>> = [
  ...commonFields,
  ['cohort', 'cohort'],
  ['standing', 'standing'],
  ['birthDate', 'birth_date'],
  ['identityNumber', 'identity_number'],
  ['activationCode', 'activation_code'],
]
const staffFields: Fields<Exclude<keyof ReadStaff, 'number' | 'place'>> = [
  ...commonFields,
  ['phone', 'phone'],
  ['roles', 'roles'],
]

interface Gathered<Person> {
  readonly person: Person
  /** Where a field was said, when that was not in the person's first row. */
  readonly lineOf: Map<string, number>
  isBad: boolean
}

/**
 * The people of a file. Rows of the same number add up: one may bring another guardian, or say the same again; one
 * that says something else is a bad row, and its person is not taken.
 */
export class GatheredPeople {
  readonly badRows: RosterBadRow[] = []
  repeatedCount = 0
  readonly #students = new Map<string, Gathered<ReadStudent>>()
  readonly #staff = new Map<string, Gathered<ReadStaff>>()
  /** Whose a document or a code is: of one student only. */
  readonly #owners = new Map<string, { number: string; line: number }>()

  get students(): ReadStudent[] {
    return goodOf(this.#students)
  }

  get staff(): ReadStaff[] {
    return goodOf(this.#staff)
  }

  /** Adds what a row said, with what was wrong in it. */
  add(person: ReadPerson | null, cells: RosterCells, place: Place): void {
    const gathered =
      person && (person.kind === 'student' ? this.#addStudent(person, cells) : this.#addStaff(person, cells))
    for (const fault of cells.faults) this.addFault(place, fault)
    if (gathered && cells.faults.length > 0) gathered.isBad = true
  }

  addFault({ line, row }: Place, { heading, value, reason }: CellFault): void {
    this.badRows.push({ line, row, column: heading, value, reason })
  }

  #addStudent(read: ReadPerson & { kind: 'student' }, cells: RosterCells): Gathered<ReadStudent> {
    this.#claim('identity_number', read.identityNumber, read, cells)
    this.#claim('activation_code', read.activationCode, read, cells)
    const { kind: _, guardians, ...fields } = read
    const before = this.#students.get(numberKey(read.number))
    const gathered = before ?? { person: { ...fields, guardians: [] }, lineOf: new Map(), isBad: false }
    this.#students.set(numberKey(read.number), gathered)
    const isNewField = before ? merge(before, fields, studentFields, cells) : true
    const areNew = guardians.map((guardian) => addGuardian(gathered, guardian, read.place, cells))
    if (!isNewField && !areNew.includes(true) && cells.faults.length === 0) this.repeatedCount += 1
    return gathered
  }

  #addStaff({ kind: _, ...fields }: ReadPerson & { kind: 'staff' }, cells: RosterCells): Gathered<ReadStaff> {
    const before = this.#staff.get(fields.number)
    const gathered = before ?? { person: fields, lineOf: new Map(), isBad: false }
    this.#staff.set(fields.number, gathered)
    if (before && !merge(before, fields, staffFields, cells) && cells.faults.length === 0) this.repeatedCount += 1
    return gathered
  }

  #claim(column: RosterColumn, value: string | null, { number, place }: ReadStudent, cells: RosterCells): void {
    if (value === null) return
    const key = `${column} ${value}`
    const owner = this.#owners.get(key)
    if (!owner) this.#owners.set(key, { number, line: place.line })
    else if (numberKey(owner.number) !== numberKey(number))
      cells.fault(column, `is that of student ${owner.number} on line ${owner.line}, too; every student has their own`)
  }
}

function goodOf<Person>(gathered: ReadonlyMap<string, Gathered<Person>>): Person[] {
  return [...gathered.values()].flatMap(({ person, isBad }) => (isBad ? [] : [person]))
}

/** Adds the fields that were not said before, and returns whether there were any; others are faults unless the same. */
function merge<Person extends { readonly place: Place }, Field extends keyof Person>(
  { person, lineOf }: Gathered<Person>,
  read: Pick<Person, Field | 'place'>,
  fields: Fields<Field>,
  cells: RosterCells,
): boolean {
  let isNew = false
  for (const [field, column] of fields) {
    const value = read[field]
    const before = person[field]
    if (value === null || String(before) === String(value)) continue
    if (before === null) {
      person[field] = value
      lineOf.set(String(field), read.place.line)
      isNew = true
    } else contradict(cells, column, lineOf.get(String(field)) ?? person.place.line, String(before))
  }
  return isNew
}

/** Adds a guardian, or what is new of one; returns whether anything was. */
function addGuardian(
  { person, lineOf }: Gathered<ReadStudent>,
  { at, ...guardian }: ReadGuardian,
  place: Place,
  cells: RosterCells,
): boolean {
  const key = comparableName(guardian.name, toSimplified)
  const before = person.guardians.find(({ name }) => comparableName(name, toSimplified) === key)
  const fieldKey = (field: string) => `${field} of ${key}`
  if (!before) {
    person.guardians.push(guardian)
    for (const field of ['kinship', 'phone']) lineOf.set(fieldKey(field), place.line)
    return true
  }
  let isNew = false
  const set = <Field extends 'kinship' | 'phone'>(field: Field) => {
    const value: RosterGuardian[Field] = guardian[field]
    if (value === null || value === before[field]) return
    if (before[field] === null) {
      before[field] = value
      lineOf.set(fieldKey(field), place.line)
      isNew = true
    } else contradict(cells, `guardian${at}_${field}`, lineOf.get(fieldKey(field)) ?? person.place.line, before[field])
  }
  set('kinship')
  set('phone')
  return isNew
}

function contradict(cells: RosterCells, column: RosterColumn, line: number, before: string | null): void {
  const other = isPersonal(column) ? 'another' : before
  cells.fault(column, `contradicts line ${line} of the same person, which says ${other}`)
}
