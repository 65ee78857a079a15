import fastify, { type FastifyInstance } from 'fastify'
import { CatalogueCopy } from '../../../src/cloud/catalogue/catalogue-copy'
import { openDatabase } from '../../../src/cloud/kernel/database/database'
import { createServer } from '../../../src/cloud/main'
import { EnrolmentEngine } from '../../../src/cloud/selection/engine/enrolment-engine'
import type { EnrolmentReply, EnrolmentRequest, EnrolmentWish } from '../../../src/cloud/selection/tables/enrolments'
import { serverPartsOf } from '../../support/small-college'
import { PerRequestEnrolment } from './per-request'

/** The servers the real one is measured against; each is bundled as the real one is. */
function makeServer(side: string | undefined): FastifyInstance {
  if (side === 'perRequest') return perRequestServer()
  if (side === 'empty') return emptyServer(JSON.parse(process.env.BENCH_REPLIES ?? ''))
  throw new Error(`there is no bench server ${side}`)
}

/**
 * The baseline A behind the real server's own edge and sessions. Its design takes the engine's place from
 * outside, so that the real server needs no door for it.
 */
function perRequestServer(): FastifyInstance {
  const database = openDatabase(process.env.DATABASE_URL ?? '', Number(process.env.CAMPUS_DATABASE_CONNECTIONS))
  const design = new PerRequestEnrolment(database, new CatalogueCopy())
  // The requests of the bench only select, and what selects is answered with what selecting gives.
  EnrolmentEngine.prototype.submit = <Wish extends EnrolmentWish>(request: EnrolmentRequest<Wish>) =>
    design.submit(request) as Promise<EnrolmentReply<Wish>>
  return createServer({
    database,
    ...serverPartsOf(),
  })
}

/** Fastify with one route that reads the same bodies and answers ones of the same size, and does nothing. */
function emptyServer(replies: Readonly<Record<string, string>>): FastifyInstance {
  const server = fastify({ logger: false })
  server.get('/health', async () => ({ ok: true }))
  server.post<{ Params: { operation: string } }>('/api/:operation', async (request, reply) =>
    reply
      .header('content-type', 'application/json; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .send(replies[request.params.operation]),
  )
  return server
}

void makeServer(process.env.BENCH_SIDE).listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
