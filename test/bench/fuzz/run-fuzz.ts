import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { z } from 'zod'
import type { Database } from '../../../src/cloud/kernel/database/database'
import type { OperationDeclaration } from '../../../src/contract/kernel/operation'
import { type OperationName, operations } from '../../../src/contract/operations'
import { Refusal } from '../../../src/contract/refusal'
import type { FuzzCaller, Viewer } from './fuzz-callers'
import { type FuzzCollege, openFuzzCollege } from './fuzz-college'
import type { Proof } from './fuzz-households'
import { type HostileRequest, hostileRequests } from './hostile-requests'
import { leaksIn, textsIn } from './leaks'
import { type Answer, Sender } from './send'
import { WrittenTables } from './written-tables'

export interface FuzzOptions {
  /** Empty and migrated. */
  database: Database
  seed: number
  requestsEach: number
  /** All of them unless given. */
  names?: readonly OperationName[]
  /** How long an answer may take before it counts as a hang. */
  hangMs?: number
  /** SQL that breaks the college before the requests come, to see that it is noticed. */
  spoil?: string
  onOperation?: (name: OperationName, tally: Tally) => void
}

/** One thing that should not be: what, of which request. */
export interface Finding {
  kind: 'serverErrors' | 'hangs' | 'writes' | 'leaks' | 'misfits'
  operation: OperationName
  detail: string
  /** What the server logged meanwhile. */
  logged: string[]
  request: string
}

export interface Tally {
  requests: number
  /** Answered with a value; those may write. */
  accepted: number
  acceptedWrites: number
}

export interface FuzzResult extends Tally {
  seed: number
  operations: number
  findings: Finding[]
}

/**
 * Tables that a refused call may write, and why; all others stay as they were. Whoever is refused before an operation
 * begins writes nothing at all.
 */
const writtenByRefused: readonly { table: string; why: string; after: (code: string) => boolean }[] = [
  {
    table: 'enrolment_request',
    why: 'what the rules refused is part of the history, and a repeat of the request gets the same answer',
    after: () => true,
  },
  {
    table: 'binding_attempt',
    why: 'a wrong try counts',
    after: (code) => code === 'binding_refused',
  },
  {
    table: 'message',
    why: 'the registrars are told of the try that closes a student number',
    after: (code) => code === 'binding_refused',
  },
  { table: 'audit_entry', why: 'what staff tried is written down, however it ended', after: () => true },
]

const refusedAtTheDoor = new Set([
  ...['unknown_operation', 'body_too_large', 'malformed_request', 'too_many_requests', 'session_required'],
  ...['session_expired', 'student_required', 'role_required', 'not_your_student', 'scope_closed', 'consent_required'],
  ...['binding_not_found', 'text_rejected'],
])

const RefusedReply = z.strictObject({ ok: z.literal(false), refusals: z.array(Refusal).min(1) })

/** What a run needs at hand for every request. */
interface Run {
  options: FuzzOptions
  college: FuzzCollege
  sender: Sender
  tables: WrittenTables
  /** What the server has logged since the last request. */
  errors: string[]
  findings: Finding[]
}

/** Sends hostile requests of every operation to a real server and tells what should not have come of them. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzResult> {
  const { database, seed, names = Object.keys(operations) as OperationName[], hangMs = 5000 } = options
  const college = await openFuzzCollege(database, new Date())
  if (options.spoil) await database.query(options.spoil)
  const { server } = college
  const errors: string[] = []
  server.log.error = ((facts: { err?: Error }) => void errors.push(facts.err?.stack ?? 'an error')) as never
  // Not through Fastify's own listen, which would start what keeps seats: what it writes is nobody's request.
  await new Promise<void>((resolve) => server.server.listen(0, '127.0.0.1', resolve))
  const sender = new Sender((server.server.address() as AddressInfo).port, hangMs)
  const run: Run = { options, college, sender, errors, findings: [], tables: await WrittenTables.watch(database) }
  const total: Tally = { requests: 0, accepted: 0, acceptedWrites: 0 }
  try {
    for (const name of names) {
      const tally = await fuzzOperation(name, run)
      for (const key of ['requests', 'accepted', 'acceptedWrites'] as const) total[key] += tally[key]
      options.onOperation?.(name, tally)
    }
    return { ...total, seed, operations: names.length, findings: run.findings }
  } finally {
    sender.close()
    await server.close()
  }
}

async function fuzzOperation(name: OperationName, run: Run): Promise<Tally> {
  const { college, sender, tables, errors, findings } = run
  const { seed, requestsEach } = run.options
  const tally: Tally = { requests: 0, accepted: 0, acceptedWrites: 0 }
  const frame = await tables.frame()
  const requests = hostileRequests(name, operations[name], college.pools)
  for (const request of fc.sample(requests, { seed: seedOf(seed, name), numRuns: requestsEach })) {
    const answer = await sender.send(request, college.sessionOf(request.caller))
    const { isAccepted, hasWritten, faults } = await judge(name, request, answer, await tables.takeBack(), college)
    tally.requests += 1
    if (isAccepted) tally.accepted += 1
    if (isAccepted && hasWritten) tally.acceptedWrites += 1
    const logged = errors.splice(0).map((stack) => stack.split('\n').slice(0, 4).join('\n    '))
    for (const { kind, detail } of faults)
      findings.push({ kind, operation: name, detail, logged, request: toldOf(request) })
  }
  if ((await tables.frame()) !== frame)
    findings.push({ kind: 'writes', operation: name, detail: 'the frame of the database', logged: [], request: 'any' })
  return tally
}

/** Of an operation's own, so that one operation more changes nothing for the others. */
function seedOf(seed: number, name: string): number {
  return createHash('sha256').update(`${seed} ${name}`).digest().readInt32LE()
}

interface Judged {
  isAccepted: boolean
  hasWritten: boolean
  faults: Pick<Finding, 'kind' | 'detail'>[]
}

async function judge(
  name: OperationName,
  request: HostileRequest,
  answer: Answer,
  written: readonly string[],
  { planted, proofs }: FuzzCollege,
): Promise<Judged> {
  const hasWritten = written.length > 0
  if (answer === 'hang')
    return { isAccepted: false, hasWritten, faults: [{ kind: 'hangs', detail: 'no answer in time' }] }
  if ('broken' in answer)
    return { isAccepted: false, hasWritten, faults: [{ kind: 'serverErrors', detail: `no answer: ${answer.broken}` }] }
  const reply = replyIn(answer.body)
  const isAccepted = reply?.ok === true
  const codes = isAccepted ? [] : codesIn(reply)
  const faults: Judged['faults'] = []
  if (answer.status >= 500 || codes.includes('internal_error'))
    faults.push({ kind: 'serverErrors', detail: `${answer.status} ${answer.body.slice(0, 200)}` })
  const misfit = misfitOf(name, request, reply)
  if (misfit) faults.push({ kind: 'misfits', detail: misfit })
  const unexpected = written.filter((table) => !mayWrite(name, request, table, isAccepted, codes))
  if (unexpected.length > 0)
    faults.push({ kind: 'writes', detail: `${unexpected} after ${isAccepted ? 'ok' : codes.join(' ')}` })
  const told = `${answer.headers}\n${answer.body}\n${await textsIn(reply)}`
  const viewers = viewersOf(request, proofs)
  for (const what of leaksIn(told, saidIn(request), viewers, planted)) faults.push({ kind: 'leaks', detail: what })
  return { isAccepted, hasWritten, faults }
}

type AnyReply = { ok?: unknown; value?: unknown; refusals?: unknown } | null

function replyIn(body: string): AnyReply {
  try {
    return JSON.parse(body) as AnyReply
  } catch {
    return null
  }
}

function codesIn(reply: AnyReply): string[] {
  const parsed = RefusedReply.safeParse(reply)
  return parsed.success ? parsed.data.refusals.map(({ code }) => code) : []
}

/** Why a reply is not of the form that the contract promises. */
function misfitOf(name: OperationName, { method, path, headers }: HostileRequest, reply: AnyReply): string | null {
  // A HEAD has no body; `/health` is no operation; what else a client expects, Node itself turns down with 417.
  if (method === 'HEAD' || path.includes('/health') || headers.expect === 'x') return null
  const { reply: Value }: OperationDeclaration = operations[name]
  const Accepted = z.strictObject({ ok: z.literal(true), value: Value })
  const parsed = (reply?.ok === true ? Accepted : RefusedReply).safeParse(reply)
  if (parsed.success) return null
  return parsed.error.issues
    .map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    .slice(0, 3)
    .join('; ')
}

function mayWrite(
  name: OperationName,
  { caller }: HostileRequest,
  table: string,
  isAccepted: boolean,
  codes: readonly string[],
): boolean {
  if (isAccepted) return operations[name].repeat !== 'read' || table === 'audit_entry'
  // A role that the door lets in may still be refused inside, where a part of what was asked for is not for it.
  const isAtTheDoor = (code: string) =>
    refusedAtTheDoor.has(code) && !(code === 'role_required' && isLetIn(name, caller))
  if (codes.length === 0 || codes.some(isAtTheDoor)) return false
  return writtenByRefused.some((allowed) => allowed.table === table && codes.every(allowed.after))
}

function isLetIn(name: OperationName, caller: FuzzCaller): boolean {
  const declared = (operations[name] as OperationDeclaration).caller
  const roles: readonly string[] =
    typeof declared === 'object' && declared.who === 'staff' && 'roles' in declared ? (declared.roles ?? []) : []
  return roles.includes(caller)
}

/** Everything a request says, as it is written and as it is read. */
function saidIn({ path, headers, body }: HostileRequest): string {
  const text = body.toString()
  const strings: string[] = []
  // Without recursion: a body may be nested deeper than the stack.
  const left: unknown[] = [replyIn(text)]
  while (left.length > 0) {
    const value = left.pop()
    if (typeof value === 'string') strings.push(value)
    if (typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) {
      strings.push(key)
      left.push(inner)
    }
  }
  return [path, ...Object.values(headers), text, ...strings].join('\n')
}

function viewersOf({ caller, body }: HostileRequest, proofs: readonly Proof[]): Viewer[] {
  const text = body.toString()
  const proven = proofs.filter(({ parts }) => parts.every((part) => text.includes(part)))
  return [caller, ...proven.map(({ viewer }) => viewer)]
}

function toldOf({ caller, method, path, headers, body }: HostileRequest): string {
  const { 'content-type': type, ...rest } = headers
  const odd = [...(type === 'application/json' ? [] : [`content-type: ${type}`]), ...Object.entries(rest).map(String)]
  return `${caller}: ${method} ${path.slice(0, 120)} ${odd.join(', ').slice(0, 120)} ${JSON.stringify(body.toString()).slice(0, 600)}`
}
