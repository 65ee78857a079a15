import type { CatalogueDepartment } from '../../../rules/school/departments'
import type { Place } from '../../kernel/table-file/bad-cell'
import type { RosterColumn } from './roster-columns'

/** The code of a department, or which cell is wrong and why. */
export type DepartmentRead =
  | { readonly code: string | null }
  | { readonly column: RosterColumn; readonly reason: string }

/** The departments a file may name: those there are, and those it brings itself. */
export class RosterDepartments {
  readonly #codes = new Set<string>()
  readonly #codeOfText = new Map<string, string>()
  readonly #added = new Map<string, { name: string; place: Place }>()

  constructor(stored: readonly CatalogueDepartment[]) {
    for (const { code, name, nameEn } of stored) {
      this.#codes.add(code)
      for (const text of [name, nameEn, code]) if (text !== null) this.#codeOfText.set(text.toLowerCase(), code)
    }
  }

  get added(): CatalogueDepartment[] {
    return [...this.#added].map(([code, { name }]) => ({ code, name, nameEn: null }))
  }

  /** By its code, or else by its name. A code that is new is added when the row names it. */
  read(code: string, name: string, place: Place): DepartmentRead {
    if (code === '') return this.#readNamed(name)
    if (this.#codes.has(code)) return { code }
    const added = this.#added.get(code)
    if (!added) {
      if (name === '') return { column: 'department_code', reason: `is no department. ${this.#known()}` }
      this.#added.set(code, { name, place })
      this.#codeOfText.set(name.toLowerCase(), code)
    } else if (name !== '' && added.name !== name) {
      return { column: 'department', reason: `contradicts line ${added.place.line}, which calls ${code} ${added.name}` }
    }
    return { code }
  }

  #readNamed(name: string): DepartmentRead {
    if (name === '') return { code: null }
    const code = this.#codeOfText.get(name.toLowerCase())
    return code === undefined ? { column: 'department', reason: `is no department. ${this.#known()}` } : { code }
  }

  #known(): string {
    const codes = [...this.#codes, ...this.#added.keys()]
    const shown = codes.slice(0, 12).join(', ') + (codes.length > 12 ? ' …' : '')
    return `Known: ${shown || 'none yet'}; a new one needs its code in department_code (院系代码) and its name beside it`
  }
}
