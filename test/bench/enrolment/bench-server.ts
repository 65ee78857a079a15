import fastify, { type FastifyInstance } from 'fastify'
import { CatalogueCopy } from '../../../src/cloud/catalogue/catalogue-copy'
import { openDatabase } from '../../../src/cloud/kernel/database/database'
import { createServer } from '../../../src/cloud/main'
import { EnrolmentEngine } from '../../../src/cloud/selection/engine/enrolment-engine'
import type { EnrolmentReply, EnrolmentRequest, EnrolmentWish } from '../../../src/cloud/selection/tables/enrolments'
import type { PreviewPerson } from '../../../src/contract/people/preview-person'
import { sandbox } from '../../../src/sandbox/plugin'
import { serverPartsOf } from '../../support/small-college'
import { openidOf } from './load'
import { PerRequestEnrolment } from './per-request'
import { wechatApp } from './wechat-app'

/** The servers the real one is measured against; each is bundled as the real one is. */
function makeServer(side: string | undefined): FastifyInstance {
  if (side === 'perRequest') return perRequestServer()
  if (side === 'wechat') return wechatServer(Number(process.env.BENCH_PEOPLE))
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

/** In place of WeChat's servers, with a code of `wx.login` for each of the first students. */
function wechatServer(count: number): FastifyInstance {
  const server = fastify({ logger: false })
  const people = Array.from({ length: count }, (_, index) => personOnWechat(index + 1))
  void server.register(sandbox, { people, ...wechatApp })
  server.get('/health', async () => ({ ok: true }))
  server.get('/codes', async () => {
    const codes: string[] = []
    for (const { openid } of people) {
      const given = await server.inject({ method: 'POST', url: '/login-codes', payload: JSON.stringify({ openid }) })
      codes.push(given.json<{ code: string }>().code)
    }
    return codes
  })
  return server
}

/** Whose account is that of the student in the load. */
function personOnWechat(studentId: number): PreviewPerson {
  const openid = openidOf(studentId)
  return { openid, studentNumber: null, phone: null, name: openid, nameEn: openid, says: '', saysEn: '' }
}

void makeServer(process.env.BENCH_SIDE).listen({ host: '127.0.0.1', port: Number(process.env.PORT) })
