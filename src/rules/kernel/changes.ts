export interface FieldChange {
  readonly field: string
  readonly from: unknown
  readonly to: unknown
}

/** Something stored that the file describes otherwise; `key` is a department or course code, or a section's external id. */
export interface Changed<Value> {
  readonly key: string
  readonly value: Value
  readonly fields: readonly FieldChange[]
}
