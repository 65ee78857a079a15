/** A department as a file names it; a null name means that the file does not say, so the stored one stays. */
export interface CatalogueDepartment {
  readonly code: string
  readonly name: string | null
  readonly nameEn: string | null
}
