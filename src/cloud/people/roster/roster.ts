import type { StaffRole } from '../../../contract/kernel/caller'
import type { Kinship } from '../../../contract/people/person'
import type { CatalogueDepartment } from '../../../rules/school/departments'
import type { BadRow, Place } from '../../kernel/table-file/bad-cell'
import type { TableNote } from '../../kernel/table-file/table-row'

/** What a file says of somebody; null where it says nothing, and what is stored stays. */
export interface RosterStudent {
  readonly number: string
  name: string | null
  nameEn: string | null
  cohort: number | null
  standing: number | null
  departmentCode: string | null
  /** ISO day. */
  birthDate: string | null
  identityNumber: string | null
  /** As it is compared: plain. */
  activationCode: string | null
}

export interface RosterGuardian {
  readonly name: string
  kinship: Kinship | null
  /** `+<country><number>`. */
  phone: string | null
}

export interface RosterStaff {
  readonly number: string
  name: string | null
  nameEn: string | null
  departmentCode: string | null
  phone: string | null
  /** All of them, in the order of the alphabet. */
  roles: StaffRole[] | null
}

/** A person of the file with the place where their first row stands. */
export interface ReadStudent extends RosterStudent {
  readonly place: Place
  readonly guardians: RosterGuardian[]
}
export interface ReadStaff extends RosterStaff {
  readonly place: Place
}

/** One cell that keeps its person from being taken; what proves who somebody is is hidden. */
export type RosterBadRow = Omit<BadRow, 'sectionId'>

/** A file that has been read. */
export interface RosterReading {
  readonly rowCount: number
  /** Rows that say again what an earlier one said. */
  readonly repeatedCount: number
  readonly students: readonly ReadStudent[]
  readonly staff: readonly ReadStaff[]
  /** Departments that the file names and the institution does not have yet. */
  readonly departments: readonly CatalogueDepartment[]
  readonly badRows: readonly RosterBadRow[]
  readonly notes: readonly TableNote[]
  /** True when the file has columns of guardians, so that one it does not name is worth a word. */
  readonly namesGuardians: boolean
}
