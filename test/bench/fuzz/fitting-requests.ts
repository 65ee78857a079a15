import fc from 'fast-check'
import { hostileTexts } from './hostile-values'

/** What really is in the college, by the field that would name it: mostly what belongs to others. */
export type Pools = Readonly<Record<string, readonly unknown[]>>

/** JSON Schema, as far as `z.toJSONSchema` writes it for requests. */
export interface JsonSchema {
  type?: string
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly JsonSchema[]
  oneOf?: readonly JsonSchema[]
  properties?: Readonly<Record<string, JsonSchema>>
  required?: readonly string[]
  items?: JsonSchema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  pattern?: string
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
}

/**
 * Values that fit a schema, so that they get past its check and as deep as they may: for the most part with what the
 * pools hold for a field, otherwise with the strangest values that still fit.
 */
export function fitting(schema: JsonSchema, pools: Pools, field = ''): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((choice) => fitting(choice, pools, field)))
  switch (schema.type) {
    case 'object':
      return fittingObject(schema, pools)
    case 'array':
      return fittingList(schema, pools, field)
    case 'string':
      return pooled(schema, pools, field, fittingText(schema))
    case 'integer':
    case 'number':
      return pooled(schema, pools, field, fittingNumber(schema))
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.jsonValue()
  }
}

function fittingObject({ properties = {}, required = [] }: JsonSchema, pools: Pools): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([key, inner]) => [key, fitting(inner, pools, key)])
  const model = Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>
  return fc.record(model, { requiredKeys: [...required], noNullPrototype: true })
}

function fittingList({ items = {}, minItems = 0, maxItems = 60 }: JsonSchema, pools: Pools, field: string) {
  const one = fitting(items, pools, field)
  const few = fc.array(one, { minLength: minItems, maxLength: Math.min(maxItems, minItems + 2) })
  const most = fc.array(one, { minLength: maxItems, maxLength: maxItems })
  return fc.oneof({ weight: 9, arbitrary: few }, { weight: 1, arbitrary: most })
}

/** Of `sectionIds` as of `sectionId`; a field that no pool knows gets whatever there is of its type. */
function pooled(schema: JsonSchema, pools: Pools, field: string, other: fc.Arbitrary<unknown>) {
  const own = pools[field] ?? pools[field.replace(/s$/, '')] ?? Object.values(pools).flat()
  const known = own.filter((value) => isFitting(value, schema))
  if (known.length === 0) return other
  return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: other })
}

function isFitting(
  value: unknown,
  { type, minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, ...range }: JsonSchema,
) {
  if (typeof value === 'number') {
    const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = range
    return type !== 'string' && value >= minimum && value <= maximum
  }
  if (typeof value !== 'string' || type !== 'string') return false
  return value.length >= minLength && value.length <= maxLength && (!pattern || new RegExp(pattern).test(value))
}

function fittingText({ minLength = 0, maxLength = 500, pattern }: JsonSchema): fc.Arbitrary<string> {
  if (pattern) return fc.stringMatching(new RegExp(pattern))
  return hostileTexts.map((text) => text.slice(0, maxLength).padEnd(minLength, '长'))
}

function fittingNumber(schema: JsonSchema): fc.Arbitrary<number> {
  const { type, minimum, exclusiveMinimum, maximum = Number.MAX_SAFE_INTEGER } = schema
  const least = minimum ?? (exclusiveMinimum === undefined ? Number.MIN_SAFE_INTEGER : exclusiveMinimum + 1)
  if (type === 'number') return fc.double({ min: least, max: maximum, noNaN: true })
  return fc.oneof(fc.constantFrom(least, maximum), fc.integer({ min: least, max: maximum }))
}
