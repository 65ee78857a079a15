import type { FastifyRequest } from 'fastify'
import type { OperationDeclaration } from '../contract/kernel/operation'
import { type OperationName, operations } from '../contract/operations'
import { peopleOperations } from '../contract/people/operations'
import type { Refusal, Reply } from '../contract/refusal'
import { authorise } from './authorise'
import type { AccountCall, AnyoneCall, Services } from './call-context'
import type { CallGates } from './call-gates'
import type { CallLimits } from './call-limits'
import { handle } from './capabilities'
import { logStaffCall } from './people/log-staff-call'
import { sessionTokenIn } from './people/session-token'
import { readOpenid } from './people/tables/sessions'
import { readBody } from './read-body'
import { readRequest } from './read-request'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, found out before the body is read. */
    identified: Identified | null
  }
}

/** Does what a call asks for, if the caller may have it. */
export async function answer(name: string, http: FastifyRequest, gates: CallGates): Promise<Reply<unknown>> {
  const caller = http.identified
  if (!caller || 'refusal' in caller) throw new Error('a call was answered before its caller was known')
  if (!isOperationName(name)) return refused({ code: 'unknown_operation', operation: name })
  const declaration: OperationDeclaration = operations[name]
  const body = readBody(http.body)
  if ('refusal' in body) return refused(body.refusal)
  const request = readRequest(declaration, body.value)
  if ('refusals' in request) return refused(...request.refusals)

  if (declaration.caller === 'anyone') return handle(name, request.value, caller.call)
  if (!('accountId' in caller.call)) return refused({ code: caller.why ?? 'session_required' })
  const { call } = caller
  const answered = await gates.run(call.accountId, name, () => answerAccount(name, declaration, request.value, call))
  return 'refusal' in answered ? refused(answered.refusal) : answered
}

async function answerAccount(
  name: OperationName,
  declaration: OperationDeclaration,
  request: unknown,
  call: AccountCall,
): Promise<Reply<unknown>> {
  const admission = await authorise(declaration, request, call)
  if ('refusal' in admission) return refused(admission.refusal)
  const unfit = await checkTexts(declaration.freeText ?? [], request, call)
  if (unfit) return refused(unfit)
  const work = () => handle(name, request, admission.call)
  try {
    return await (admission.staff ? logStaffCall(name, request, admission, call, work) : work())
  } finally {
    // It may have changed who the caller is, and their next call comes at once.
    if (declaration.repeat !== 'read' && Object.hasOwn(peopleOperations, name))
      call.services.sessions.noteChange(call.accountId)
  }
}

export type Identified =
  | { call: AccountCall; why?: never }
  | { call: AnyoneCall; why: 'session_required' | 'session_expired' }
  | { refusal: Refusal }

/** Finds out who calls, and counts the call for them. */
export async function identify(http: FastifyRequest, services: Services, limits: CallLimits): Promise<Identified> {
  const call: AnyoneCall = { services, now: services.clock(), address: http.ip }
  const token = sessionTokenIn(http.headers)
  // Whoever floods us with made-up tokens is mostly refused before they are looked up; who is known goes on.
  const over = token && !services.sessions.knows(token) ? limits.refuseUnknown(http) : null
  if (over) return { refusal: over }
  const holder = token ? await services.sessions.find(token, { mayRecall: isReading(operationOf(http)) }) : null
  const isLive = holder !== null && holder.expiresAt > call.now
  const refusal = isLive
    ? await limits.countAccount(http, holder.accountId, operationOf(http))
    : await limits.countAddress(http)
  if (refusal) return { refusal }
  if (!token || !isLive) return { call, why: holder ? 'session_expired' : 'session_required' }
  return { call: { ...call, token, accountId: holder.accountId, student: holder.student } }
}

/** What other people will read goes through WeChat's content check first. */
async function checkTexts(
  fields: readonly string[],
  request: unknown,
  { accountId, services }: AccountCall,
): Promise<Refusal | null> {
  if (fields.length === 0) return null
  const openid = await readOpenid(services.database, accountId)
  // Who has left since the call was let in has nobody's name to write under.
  if (openid === null) return { code: 'session_required' }
  for (const path of fields) {
    const text = (request as Record<string, unknown>)[path]
    if (typeof text !== 'string' || text === '') continue
    const checked = await services.content.check(text, openid)
    if ('refusal' in checked) return checked.refusal
    if (!checked.isFit) return { code: 'text_rejected', path }
  }
  return null
}

function isReading(name: OperationName | null): boolean {
  return name !== null && operations[name].repeat === 'read'
}

function operationOf({ params }: FastifyRequest): OperationName | null {
  const { operation = '' } = params as { operation?: string }
  return isOperationName(operation) ? operation : null
}

function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operations, name)
}

export function refused(...refusals: Refusal[]): Reply<never> {
  return { ok: false, refusals }
}
