import type { OperationName, operations } from '../contract/operations'
import type { Reply } from '../contract/refusal'
import type { AnyoneCall, Capability, HandlersOf, OfficeCall } from './call-context'
import { people, peopleHandlers } from './people/people'
import { school, schoolHandlers } from './school/school'
import { selection, selectionHandlers } from './selection/selection'

/** Every capability, the lower ones first. This is the only file that names them all. */
export const capabilities: readonly Capability[] = [school, people, selection]

const handlers = { ...schoolHandlers, ...peopleHandlers, ...selectionHandlers } satisfies HandlersOf<typeof operations>

/** The operations that ask no more of their caller than such a call has. */
export type ActsOf<Call extends OfficeCall> = {
  [Name in OperationName]: (typeof handlers)[Name] extends (request: never, call: infer Asked) => unknown
    ? Call extends Asked
      ? Name
      : never
    : never
}[OperationName]

/**
 * Hands a request that was parsed by the operation's own schema, and a caller that was checked against
 * its declaration, to its handler. The compiler cannot follow a name that is only known at run time, so
 * this one cast stands for those two checks in `answer-call.ts` and `act.ts`.
 */
export function handle(name: OperationName, request: unknown, call: AnyoneCall | OfficeCall): Promise<Reply<unknown>> {
  const handler = handlers[name] as (request: unknown, call: AnyoneCall | OfficeCall) => Promise<Reply<unknown>>
  return handler(request, call)
}
