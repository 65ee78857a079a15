import { randomUUID } from 'node:crypto'
import cors from '@fastify/cors'
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { type OperationName, operationKinds } from '../contract/operation-kinds'
import { operations } from '../contract/operations'
import type { Refusal, Reply } from '../contract/refusal'
import type { AccountCall, Services } from './call-context'
import { CatalogueCopy } from './catalogue/catalogue-copy'
import type { Configuration } from './configuration'
import { EnrolmentEngine } from './engine/enrolment-engine'
import type { LoginGateway } from './gateways/wechat-login'
import { handle } from './handlers'
import { startSeatKeeper } from './jobs/keep-seats'
import { statusOf } from './refusal-status'
import { SessionLookup } from './session-lookup'
import type { Database } from './tables/database'

export interface ServerParts {
  database: Database
  configuration: Pick<Configuration, 'corsOrigins' | 'logLevel'>
  loginGateway: LoginGateway
  clock?: () => Date
}

/** The largest request any operation needs is under 2 KB. */
const bodyBytesMax = 64 * 1024

/**
 * The HTTP server: `POST /api/<operation>` with a JSON body, and `GET /health`.
 * Every reply of an operation is `{ok:true,value}` or `{ok:false,refusals}`.
 */
export function createServer(parts: ServerParts): FastifyInstance {
  const { database, configuration, loginGateway, clock = () => new Date() } = parts
  const server = fastify({
    logger: configuration.logLevel === 'silent' ? false : { level: configuration.logLevel },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyBytesMax,
    routerOptions: { maxParamLength: 100 },
    // A path that cannot be decoded fails before any route or handler of ours.
    frameworkErrors: (error, request, reply) => void send(reply, replyToError(error, request)),
  })
  const catalogue = new CatalogueCopy()
  const engine = new EnrolmentEngine({
    database,
    catalogue,
    clock,
    onBatchFailure: (error, requestCount) => server.log.error({ err: error, requestCount }, 'enrolment batch failed'),
  })
  const sessions = new SessionLookup(database)
  const services: Services = { database, catalogue, engine, sessions, loginGateway, clock }

  // Only a server that listens keeps seats; one that is only injected into does not.
  let stopSeatKeeper = async () => {}
  server.addHook('onListen', async () => {
    const onFailure = (error: unknown) => server.log.error({ err: error }, 'seats could not be kept')
    stopSeatKeeper = startSeatKeeper({ database, engine, clock, onFailure })
  })
  server.addHook('onClose', () => stopSeatKeeper())

  // Bodies are read here and not by Fastify's own parser, so that all of them fail in the same words.
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  if (configuration.corsOrigins.length > 0) void server.register(cors, { origin: configuration.corsOrigins })

  server.get('/health', async () => {
    await database.query('select 1')
    return { ok: true }
  })
  server.post<{ Params: { operation: string } }>('/api/:operation', async (request, reply) => {
    await send(reply, await answer(request.params.operation, request, services))
  })
  server.setNotFoundHandler((request, reply) => {
    const operation = decodeURIComponent(request.url.split('?')[0] ?? '').slice(0, 100)
    return send(reply, refused({ code: 'unknown_operation', operation }))
  })
  server.setErrorHandler((error: FastifyError, request, reply) => send(reply, replyToError(error, request)))
  return server
}

function refused(...refusals: Refusal[]): Reply<never> {
  return { ok: false, refusals }
}

function send(reply: FastifyReply, body: Reply<unknown>) {
  const first = body.ok ? undefined : body.refusals[0]
  if (first && 'retryAfterMs' in first) void reply.header('retry-after', String(Math.ceil(first.retryAfterMs / 1000)))
  return reply
    .status(first ? statusOf(first) : 200)
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .send(JSON.stringify(body))
}

function replyToError(error: FastifyError, request: FastifyRequest): Reply<never> {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refused({ code: 'body_too_large', bytesMax: bodyBytesMax })
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500)
    return refused({ code: 'malformed_request', path: '', issue: error.message })
  const reference = randomUUID()
  request.log.error({ err: error, reference, url: request.url }, 'operation failed')
  return refused({ code: 'internal_error', reference })
}

async function answer(name: string, http: FastifyRequest, services: Services): Promise<Reply<unknown>> {
  if (!isOperationName(name)) return refused({ code: 'unknown_operation', operation: name })
  const { caller, request: shape } = operations[name]
  const body = readJson(http.body)
  if (body === unreadable) return refused({ code: 'malformed_request', path: '', issue: 'The body is not JSON.' })
  const request = shape.safeParse(body)
  if (!request.success) return refused(...request.error.issues.slice(0, 10).map(malformed))

  const call = { services, now: services.clock() }
  if (caller === 'anyone') return handle(name, request.data, call)
  const token = /^Bearer ([\w-]{43})$/.exec(http.headers.authorization ?? '')?.[1]
  const holder = token ? await services.sessions.find(token) : null
  if (!token || !holder) return refused({ code: 'session_required' })
  if (holder.expiresAt <= call.now) return refused({ code: 'session_expired' })
  if (caller === 'student' && !holder.student) return refused({ code: 'student_required' })
  const accountCall: AccountCall = { ...call, token, accountId: holder.accountId, student: holder.student }
  return handle(name, request.data, accountCall)
}

function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(operationKinds, name)
}

const unreadable = Symbol('unreadable')

function readJson(body: unknown): unknown {
  if (typeof body !== 'string' || body === '') return unreadable
  try {
    return JSON.parse(body)
  } catch {
    return unreadable
  }
}

function malformed(issue: { path: PropertyKey[]; message: string }): Refusal {
  return { code: 'malformed_request', path: issue.path.map(String).join('.'), issue: issue.message }
}
