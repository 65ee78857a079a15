import type { Queryable } from '../kernel/database/database'
import type { Reads } from '../kernel/reads/reads'
import { type Catalogue, readCatalogue, readCatalogueVersion } from './tables/catalogue'

/**
 * The catalogue in this process's memory. It is never trusted on its own: whoever uses it names the
 * version that the database holds now, and gets a copy of just that version or a later one.
 */
export class CatalogueCopy {
  #copy: Catalogue | null = null
  #reading: Promise<Catalogue> | null = null

  /** The catalogue as of `version`, read through `database` when the copy is older. */
  async atVersion(version: number, database: Queryable): Promise<Catalogue> {
    if (this.#copy && this.#copy.version >= version) return this.#copy
    // Many requests may find the copy old at once; one reading serves them all.
    this.#reading ??= readCatalogue(database).finally(() => {
      this.#reading = null
    })
    const copy = await this.#reading
    if (copy.version < version) return this.atVersion(version, database)
    this.#copy = copy
    return copy
  }

  /** The copy there is, of whatever version; read when there is none yet. */
  async latest(database: Queryable): Promise<Catalogue> {
    return this.#copy ?? this.current(database)
  }

  /** The catalogue as the database held it a moment ago: for what is only looked at. */
  async recent(reads: Reads, database: Queryable): Promise<Catalogue> {
    return this.atVersion(await reads.common(readCatalogueVersion), database)
  }

  /** The catalogue as the database holds it now. */
  async current(database: Queryable): Promise<Catalogue> {
    return this.atVersion(await readCatalogueVersion(database), database)
  }
}
