import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import type { PreviewPerson } from '../contract/people/preview-person'
import { AccessTokens } from './access-tokens'
import { codePicture } from './code-picture'
import { contentOpinion } from './content-opinion'
import { OneTimeCodes } from './one-time-codes'
import { whyNotFromHere } from './only-from-here'
import { phoneInfoOf, unionidOf } from './person-on-wechat'
import { type WechatError, wechatError } from './wechat-error'

export interface SandboxOptions {
  people: readonly PreviewPerson[]
  appId: string
  secret: string
  clock?: () => Date
  /**
   * Errors that WeChat's servers may tell and that nobody can bring about here: the `errcode` that is answered, by the
   * openid it is about or by the path that is called. May be changed at any time.
   */
  troubles?: ReadonlyMap<string, number>
  /** Origins of pages that may ask beside its own, as Taro's own server while the applet is worked on. */
  origins?: readonly string[]
  /** Whom phone numbers are said to be for; the applet itself unless a test wants another. */
  watermarkAppId?: string
}

interface Stand {
  options: SandboxOptions
  clock: () => Date
  loginCodes: OneTimeCodes
  phoneCodes: OneTimeCodes
  tokens: AccessTokens
  personOf(openid: unknown): PreviewPerson | undefined
  /** The trouble that was ordered for an openid or a path, or null. */
  troubleOf(key: string): WechatError | null
}

type Body = Record<string, unknown>
type Query = Record<string, string | undefined>

/**
 * Stands in for WeChat's own servers, as strict as they are: codes are good for five minutes and once, calls need an
 * access token that is still good, and what is wrong is told by WeChat's own numbers, always with HTTP 200. Behind
 * `npm start` and in tests, never in production: whoever reaches it may sign in as anybody, so it answers this machine
 * and its own pages only. Source: developers.weixin.qq.com, 服务端 API.
 */
export const sandbox: FastifyPluginAsync<SandboxOptions> = async (server, options) => {
  const { people, troubles, clock = () => new Date() } = options
  const stand: Stand = {
    options,
    clock,
    loginCodes: new OneTimeCodes(clock),
    phoneCodes: new OneTimeCodes(clock),
    tokens: new AccessTokens(clock),
    personOf: (openid) => people.find((person) => person.openid === openid),
    troubleOf: (key) => {
      const errcode = troubles?.get(key)
      return errcode === undefined ? null : wechatError(errcode, 'as ordered')
    },
  }
  server.addHook('onRequest', async ({ headers }, reply) => {
    const error = whyNotFromHere(headers, options.origins ?? [])
    if (error !== null) return reply.status(403).send({ error })
  })
  // The cloud server takes every body as text; alone, this one does so too.
  server.removeAllContentTypeParsers()
  server.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  inPlaceOfThePhone(server, stand)
  loginAndTokens(server, stand)
  callsWithToken(server, stand)
}

/** What a phone does by itself in WeChat: `wx.login`, and the button that asks for the phone number. */
function inPlaceOfThePhone(server: FastifyInstance, stand: Stand): void {
  server.get('/people', async () => stand.options.people)

  server.post('/login-codes', async ({ body }, reply) => {
    const person = stand.personOf(jsonIn(body)?.openid)
    return person ? { code: stand.loginCodes.give(person.openid) } : reply.status(404).send({ error: 'no such person' })
  })

  server.post('/phone-codes', async ({ body }, reply) => {
    const person = stand.personOf(jsonIn(body)?.openid)
    return person?.phone
      ? { code: stand.phoneCodes.give(person.openid) }
      : reply.status(404).send({ error: person ? 'this person has no phone' : 'no such person' })
  })
}

function loginAndTokens(server: FastifyInstance, stand: Stand): void {
  const whoIsNotUs = (appid: unknown, secret: unknown): WechatError | null => {
    if (!appid) return wechatError(41002, 'appid missing')
    if (appid !== stand.options.appId) return wechatError(40013, 'invalid appid')
    if (!secret) return wechatError(41004, 'appsecret missing')
    return secret === stand.options.secret ? null : wechatError(40125, 'invalid appsecret')
  }

  server.get<{ Querystring: Query }>('/sns/jscode2session', async ({ query }) => {
    const wrong = stand.troubleOf('/sns/jscode2session') ?? whoIsNotUs(query.appid, query.secret)
    if (wrong) return wrong
    if (!query.js_code) return wechatError(41008, 'missing code')
    if (query.grant_type !== 'authorization_code') return wechatError(40002, 'invalid grant_type')
    const taken = stand.loginCodes.take(query.js_code)
    if (taken === 'unknown') return wechatError(40029, 'invalid code')
    if (taken === 'used') return wechatError(40163, 'code been used')
    const { openid } = taken
    const session_key = randomBytes(16).toString('base64')
    return stand.troubleOf(openid) ?? { openid, session_key, unionid: unionidOf(openid) }
  })

  server.post('/cgi-bin/stable_token', async (request) => {
    const body = jsonIn(request.body)
    if (!body) return wechatError(47001, 'data format error')
    const wrong = stand.troubleOf('/cgi-bin/stable_token') ?? whoIsNotUs(body.appid, body.secret)
    if (wrong) return wrong
    if (body.grant_type !== 'client_credential') return wechatError(40002, 'invalid grant_type')
    return stand.tokens.give(body.force_refresh === true)
  })
}

function callsWithToken(server: FastifyInstance, stand: Stand): void {
  const answer = (path: string, judge: (body: Body) => object | Buffer) =>
    server.post<{ Querystring: Query }>(path, async (request, reply) => {
      const wrong = stand.tokens.whyNot(request.query.access_token) ?? stand.troubleOf(path)
      if (wrong) return wrong
      const body = jsonIn(request.body)
      const answered = body ? judge(body) : wechatError(47001, 'data format error')
      return Buffer.isBuffer(answered) ? reply.type('image/png').send(answered) : answered
    })

  answer('/wxa/business/getuserphonenumber', ({ code }) => {
    const taken = stand.phoneCodes.take(String(code))
    if (typeof taken === 'string') return wechatError(40029, 'invalid code')
    const { appId, watermarkAppId = appId } = stand.options
    const phone = stand.personOf(taken.openid)?.phone ?? ''
    const phone_info = phoneInfoOf(phone, watermarkAppId, stand.clock())
    return stand.troubleOf(taken.openid) ?? { errcode: 0, errmsg: 'ok', phone_info }
  })

  answer('/wxa/msg_sec_check', (body) => {
    const person = stand.personOf(body.openid)
    if (!person) return wechatError(40003, 'invalid openid')
    return stand.troubleOf(person.openid) ?? contentOpinion(body)
  })

  answer('/wxa/getwxacodeunlimit', ({ scene, page, width }) => {
    if (typeof scene !== 'string' || !/^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/.test(scene))
      return wechatError(40169, 'invalid length for scene, or the data is not json string')
    if (page !== undefined && !/^\w[\w/-]*$/.test(String(page))) return wechatError(41030, 'invalid page')
    return codePicture(scene, typeof width === 'number' ? Math.min(1280, Math.max(280, width)) : 430)
  })
}

function jsonIn(body: unknown): Body | null {
  try {
    const json: unknown = JSON.parse(String(body))
    return typeof json === 'object' && json !== null ? (json as Body) : null
  } catch {
    return null
  }
}
