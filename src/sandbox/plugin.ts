import { randomBytes } from 'node:crypto'
import type { FastifyPluginAsync } from 'fastify'
import type { PreviewPerson } from '../contract/person'

export interface SandboxOptions {
  people: readonly PreviewPerson[]
  appId: string
  secret: string
  clock?: () => Date
}

const codeLifetimeMs = 5 * 60_000

/**
 * Stands in for WeChat's own servers, as strict as they are: a login code is good for five minutes and
 * once, a wrong AppID or secret is told by WeChat's own numbers. Behind `npm start` and in tests, never
 * in production. Source: developers.weixin.qq.com, code2Session.
 */
export const sandbox: FastifyPluginAsync<SandboxOptions> = async (server, options) => {
  const { people, appId, secret, clock = () => new Date() } = options
  const codes = new Map<string, { openid: string; expiresAtMs: number; isUsed: boolean }>()

  server.get('/people', async () => people)

  // In place of the phone: in WeChat, `wx.login` gets the code from the person's own identity.
  server.post<{ Body: unknown }>('/login-codes', async (request, reply) => {
    const openid = openidIn(request.body)
    if (!people.some((person) => person.openid === openid)) return reply.status(404).send({ error: 'no such person' })
    const code = randomBytes(16).toString('hex')
    codes.set(code, { openid, expiresAtMs: clock().getTime() + codeLifetimeMs, isUsed: false })
    return { code }
  })

  server.get<{ Querystring: Record<string, string | undefined> }>('/sns/jscode2session', async ({ query }) => {
    if (!query.appid) return { errcode: 41002, errmsg: 'appid missing' }
    if (query.appid !== appId) return { errcode: 40013, errmsg: 'invalid appid' }
    if (!query.secret) return { errcode: 41004, errmsg: 'appsecret missing' }
    if (query.secret !== secret) return { errcode: 40125, errmsg: 'invalid appsecret' }
    if (!query.js_code) return { errcode: 41008, errmsg: 'missing code' }
    if (query.grant_type !== 'authorization_code') return { errcode: 40002, errmsg: 'invalid grant_type' }
    const code = codes.get(query.js_code)
    if (!code || code.expiresAtMs <= clock().getTime()) return { errcode: 40029, errmsg: 'invalid code' }
    if (code.isUsed) return { errcode: 40163, errmsg: 'code been used' }
    code.isUsed = true
    return { openid: code.openid, session_key: randomBytes(16).toString('base64') }
  })
}

function openidIn(body: unknown): string {
  // The cloud server hands bodies on as text.
  const parsed: unknown = typeof body === 'string' ? JSON.parse(body) : body
  if (typeof parsed === 'object' && parsed !== null && 'openid' in parsed) return String(parsed.openid)
  return ''
}
