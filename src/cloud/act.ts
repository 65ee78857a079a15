import type { OperationDeclaration } from '../contract/kernel/operation'
import { type Operations, operations } from '../contract/operations'
import type { Reply } from '../contract/refusal'
import type { OfficeCall } from './call-context'
import { type ActsOf, handle } from './capabilities'
import { readRequest } from './read-request'

/**
 * Does an operation of staff in this process, for whoever gives a command: the same shapes, the same handler and the same
 * answer as over HTTP. Whoever may give commands has every role. The command itself is what the audit log keeps.
 */
export async function act<Call extends OfficeCall, Name extends ActsOf<Call>>(
  name: Name,
  asked: Operations[Name]['request'],
  call: Call,
): Promise<Reply<Operations[Name]['reply']>> {
  const declaration: OperationDeclaration = operations[name]
  const { caller } = declaration
  if (typeof caller === 'string' || caller.who !== 'staff') throw new Error(`${name} is no act of staff`)
  const request = readRequest(declaration, asked)
  if ('refusals' in request) return { ok: false, refusals: request.refusals }
  // What a handler answers fits its declaration: the compiler has checked it where the handler stands.
  return (await handle(name, request.value, call)) as Reply<Operations[Name]['reply']>
}
