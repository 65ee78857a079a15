import { parse } from 'secure-json-parse'
import type { Refusal } from '../contract/refusal'

/** Levels of objects and lists in a body; no request has more than six. */
const depthMax = 12
/** Letters of one text; no field takes more than 500. */
const textMax = 4000

/**
 * A body as a JSON value, or why it is none that an operation may see: keys that reach for prototypes, lists in lists
 * without end, and texts that no database keeps (NUL, half a character) or nobody writes.
 */
export function readBody(body: unknown): { value: unknown } | { refusal: Refusal } {
  if (typeof body !== 'string' || body === '') return bad('', 'The body is not JSON.')
  let value: unknown
  try {
    value = parse(body, null, { protoAction: 'error', constructorAction: 'error' })
  } catch {
    return bad('', 'The body is not JSON, or has keys that are not allowed.')
  }
  const fault = faultIn(value, [])
  return fault ? bad(fault.path, fault.issue) : { value }
}

function bad(path: string, issue: string): { refusal: Refusal } {
  return { refusal: { code: 'malformed_request', path, issue } }
}

function faultIn(value: unknown, path: readonly string[]): { path: string; issue: string } | null {
  const at = (issue: string) => ({ path: path.join('.').slice(0, 200), issue })
  if (typeof value === 'string') return faultOfText(value, at)
  if (typeof value !== 'object' || value === null) return null
  if (path.length >= depthMax) return at(`Nested deeper than ${depthMax} levels.`)
  for (const [key, inner] of Object.entries(value)) {
    const fault = faultOfText(key, at) ?? faultIn(inner, [...path, key])
    if (fault) return fault
  }
  return null
}

function faultOfText<Fault>(text: string, at: (issue: string) => Fault): Fault | null {
  if (text.length > textMax) return at(`Longer than ${textMax} letters.`)
  // Half of a pair of surrogates is no character; JSON can write it, UTF-8 cannot.
  const isWhole = !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)
  return text.includes('\0') || !isWhole ? at('Has a character that is not allowed.') : null
}
