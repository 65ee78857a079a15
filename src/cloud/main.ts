import { randomUUID } from 'node:crypto'
import cors from '@fastify/cors'
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { pollAfterHeader } from '../contract/kernel/poll-header'
import { sessionHeader } from '../contract/kernel/session-header'
import type { Refusal, Reply } from '../contract/refusal'
import { answer, identify, refused } from './answer-call'
import type { Gateways, Services } from './call-context'
import { CallGates } from './call-gates'
import { CallLimits } from './call-limits'
import { capabilities } from './capabilities'
import { CatalogueCopy } from './catalogue/catalogue-copy'
import type { Configuration } from './configuration'
import { tellDeployment } from './deployment'
import { Health } from './health'
import { HeavyThread } from './heavy/heavy-thread'
import type { Database } from './kernel/database/database'
import { errorForLog } from './kernel/error-for-log'
import { Reads } from './kernel/reads/reads'
import { isPassing, OutageLog } from './outage-log'
import { SessionLookup } from './people/session-lookup'
import { statusOf } from './refusal-status'
import { runJobsOnCall } from './run-jobs-on-call'
import { Rush } from './rush'
import { EnrolmentEngine } from './selection/engine/enrolment-engine'
import { ServerJobs } from './server-jobs'

export interface ServerParts {
  database: Database
  /** The connection kept for choosing, so that nothing else takes it; those of `database` unless given. */
  engineDatabase?: Database
  /** The same for sessions; that of choosing unless given. */
  sessionsDatabase?: Database
  /** The connection of the worker that does jobs; those of `database` unless given. */
  jobsDatabase?: Database
  configuration: Pick<
    Configuration,
    'corsOrigins' | 'logLevel' | 'trustedProxies' | 'callLimits' | 'vault' | 'healthSecret' | 'jobsSecret'
  >
  gateways: Gateways
  clock?: () => Date
  /** How old what is only looked at may be, in milliseconds: seats, rounds, the catalogue. Nothing unless given. */
  readsAgeMaxMs?: number
}

/** The largest request any operation needs is under 2 KB. */
const bodyBytesMax = 64 * 1024
/** Who sends slower than this is cut off: a phone gives up after ten seconds itself. */
const headersWithinMs = 8000
const requestWithinMs = 10_000
/** Far more than a rush needs of one process, and not more than it has file descriptors for. */
const connectionsMax = 5000

/**
 * The HTTP server: `POST /api/<operation>` with a JSON body, and `GET /health`.
 * Every reply of an operation is `{ok:true,value}` or `{ok:false,refusals}`.
 */
export function createServer(parts: ServerParts): FastifyInstance {
  const { database, configuration, gateways, clock = () => new Date(), readsAgeMaxMs = 0 } = parts
  const { engineDatabase = database, sessionsDatabase = engineDatabase, jobsDatabase = database } = parts
  const server = fastify({
    logger:
      configuration.logLevel === 'silent'
        ? false
        : { level: configuration.logLevel, serializers: { err: errorForLog } },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyBytesMax,
    requestTimeout: requestWithinMs,
    http: { headersTimeout: headersWithinMs, connectionsCheckingInterval: 1000 },
    // Who still calls while the server ends is answered in our own words.
    return503OnClosing: false,
    trustProxy: (_address, hop) => hop < configuration.trustedProxies,
    routerOptions: { maxParamLength: 100 },
    // A path that cannot be decoded fails before any route or handler of ours.
    frameworkErrors: (error, request, reply) => void send(reply, replyToError(error, request, outages)),
  })
  server.server.maxConnections = connectionsMax
  const outages = new OutageLog(server.log)
  const catalogue = new CatalogueCopy()
  const engine = new EnrolmentEngine({
    database: engineDatabase,
    catalogue,
    clock,
    onBatchFailure: (error, requestCount) => outages.tell(error, 'enrolment batch failed', { requestCount }),
  })
  const sessions = new SessionLookup({
    database: sessionsDatabase,
    clock,
    onFailure: (error) => outages.tell(error, 'the use of sessions could not be noted'),
    ageMaxMs: readsAgeMaxMs,
  })
  const reads = new Reads({ database, clock, ageMaxMs: readsAgeMaxMs })
  const rush = new Rush(reads)
  const heavy = new HeavyThread()
  server.addHook('onClose', async () => {
    rush.end()
    await heavy.close()
  })
  const { vault } = configuration
  const services: Services = {
    capabilities,
    database,
    reads,
    catalogue,
    engine,
    sessions,
    heavy,
    vault,
    clock,
    ...gateways,
  }
  const limits = new CallLimits(server, configuration.callLimits)
  const gates = new CallGates(database.options.max)
  const health = new Health(database)

  // Only a server that listens works by itself; one that is only injected into does not.
  const jobs = new ServerJobs(services, jobsDatabase, (error, task) =>
    outages.tell(error, 'a job failed and is tried again', { task }),
  )
  server.addHook('onListen', async () => jobs.start())
  answerLastOnes(server, () => void jobs.stop())
  server.addHook('onClose', () => jobs.stop())

  // Bodies are read here and not by Fastify's own parser, so that all of them fail in the same words.
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  if (configuration.corsOrigins.length > 0) void server.register(cors, corsOf(configuration.corsOrigins))

  server.decorateRequest('identified', null)
  server.get('/health', async (request, reply) => {
    const refusal = await limits.countAddress(request)
    if (refusal) return send(reply, refused(refusal))
    const ok = await health.isGood()
    return reply.status(ok ? 200 : 503).send({ ok })
  })
  // Who may not call is told so before anything of the body is read.
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) => {
    request.identified = await identify(request, services, limits)
    if ('refusal' in request.identified) return send(reply, refused(request.identified.refusal))
  }
  server.post<{ Params: { operation: string } }>('/api/:operation', { onRequest }, async (request, reply) => {
    const body = await answer(request.params.operation, request, gates)
    const pollAfterMs = rush.pollAfterMs()
    if (pollAfterMs !== null) void reply.header(pollAfterHeader, pollAfterMs)
    await send(reply, body)
  })
  tellDeployment(server, services, configuration)
  runJobsOnCall(server, jobs, configuration.jobsSecret)
  server.setNotFoundHandler((request, reply) => {
    const operation = decodeURIComponent(request.url.split('?')[0] ?? '').slice(0, 100)
    return send(reply, refused({ code: 'unknown_operation', operation }))
  })
  server.setErrorHandler((error: FastifyError, request, reply) => send(reply, replyToError(error, request, outages)))
  return server
}

/** What pages of these origins may send. */
function corsOf(origin: string[]) {
  const allowedHeaders = ['content-type', sessionHeader, 'authorization']
  return { origin, allowedHeaders, exposedHeaders: [pollAfterHeader] }
}

/**
 * While the server ends, what is under way is answered and its connection closed with the answer; whoever calls by a
 * connection that is still open is told to come back, and finds another server then.
 */
function answerLastOnes(server: FastifyInstance, onEnding: () => void): void {
  let isEnding = false
  server.addHook('preClose', async () => {
    isEnding = true
    onEnding()
  })
  server.addHook('onRequest', async (_request, reply) => {
    if (isEnding) return send(reply, refused(busy()))
  })
  server.addHook('onSend', async (_request, reply) => {
    if (isEnding) void reply.header('connection', 'close')
  })
}

/** Passes by itself: to be tried again, spread over some seconds so that not all come back at once. */
function busy(): Refusal {
  return { code: 'busy', retryAfterMs: 1000 + Math.floor(Math.random() * 2000) }
}

/** An answer is for the applet only: not kept, not guessed at, not shown as a page, not read by other sites. */
const replyHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
}

function send(reply: FastifyReply, body: Reply<unknown>) {
  const first = body.ok ? undefined : body.refusals[0]
  if (first && 'retryAfterMs' in first) void reply.header('retry-after', String(Math.ceil(first.retryAfterMs / 1000)))
  return reply
    .status(first ? statusOf(first) : 200)
    .header('content-type', 'application/json; charset=utf-8')
    .headers(replyHeaders)
    .send(JSON.stringify(body))
}

function replyToError(error: FastifyError, request: FastifyRequest, outages: OutageLog): Reply<never> {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refused({ code: 'body_too_large', bytesMax: bodyBytesMax })
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500)
    return refused({ code: 'malformed_request', path: '', issue: error.message })
  // Without what follows the path: we ask for nothing there, so whatever it is, it does not belong into a log.
  const url = request.url.split('?')[0]
  const reference = randomUUID()
  outages.tell(error, 'operation failed', { reference, url })
  if (isPassing(error)) return refused(busy())
  return refused({ code: 'internal_error', reference })
}
