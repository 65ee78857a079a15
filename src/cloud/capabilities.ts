import type { OperationName, operations } from '../contract/operations'
import type { Reply } from '../contract/refusal'
import type { AnyoneCall, Capability, HandlersOf } from './call-context'
import { people, peopleHandlers } from './people/people'
import { school, schoolHandlers } from './school/school'
import { selection, selectionHandlers } from './selection/selection'

/** Every capability, the lower ones first. This is the only file that names them all. */
export const capabilities: readonly Capability[] = [school, people, selection]

const handlers: HandlersOf<typeof operations> = { ...schoolHandlers, ...peopleHandlers, ...selectionHandlers }

/**
 * Hands a request that was parsed by the operation's own schema, and a caller that was checked against
 * its declaration, to its handler. The compiler cannot follow a name that is only known at run time, so
 * this one cast stands for those two checks in `answer-call.ts`.
 */
export function handle(name: OperationName, request: unknown, call: AnyoneCall): Promise<Reply<unknown>> {
  const handler = handlers[name] as (request: unknown, call: AnyoneCall) => Promise<Reply<unknown>>
  return handler(request, call)
}
