import type { PrerequisiteTree } from '../../contract/catalogue/course-rules'
import { courseKey } from '../../rules/catalogue/course-key'

/** How each course is written: as it was first, wherever that was. */
export class CourseSpellings {
  readonly #written = new Map<string, string>()

  /** `known` are codes that are stored, those that count most first. */
  constructor(known: Iterable<string>) {
    for (const code of known) this.written(code)
  }

  has(code: string): boolean {
    return this.#written.has(courseKey(code))
  }

  /** The spelling of a code that is kept; that of a new one from now on. */
  written(code: string): string {
    const key = courseKey(code)
    const known = this.#written.get(key)
    if (known !== undefined) return known
    const plain = code.replace(/\s+/g, ' ').trim()
    this.#written.set(key, plain)
    return plain
  }

  /** A prerequisite with every course as it is written. */
  inTree(tree: PrerequisiteTree): PrerequisiteTree {
    if (tree.kind === 'course') return { ...tree, code: this.written(tree.code) }
    return { ...tree, of: tree.of.map((branch) => this.inTree(branch)) }
  }
}
