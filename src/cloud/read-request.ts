import type { OperationDeclaration } from '../contract/kernel/operation'
import type { Refusal } from '../contract/refusal'

/** What is asked of an operation, in its declared shape; or what does not fit, ten things at most. */
export function readRequest(
  { request }: OperationDeclaration,
  given: unknown,
): { value: unknown } | { refusals: Refusal[] } {
  const read = request.safeParse(given)
  return read.success ? { value: read.data } : { refusals: read.error.issues.slice(0, 10).map(malformed) }
}

function malformed({ path, message }: { path: PropertyKey[]; message: string }): Refusal {
  return { code: 'malformed_request', path: path.map(String).join('.'), issue: message }
}
