import { DeploymentReport, healthSecretHeader } from '../../contract/kernel/deployment'
import { sessionHeader } from '../../contract/kernel/session-header'
import { operations } from '../../contract/operations'
import { say } from '../kit/language'
import type { Finding } from './doctor-findings'

/** An address of nobody's (RFC 5737), to see what proxies make of one that a caller claims. */
export const claimedAddress = '192.0.2.77'
/** A session of nobody's, in the form of one. */
export const nobodysToken = 'd0ctor'.padEnd(43, '0')

/** Longer than a server waits for its database and for WeChat, so that it can tell us of them. */
const patienceMs = 25_000

/** An answer in JSON, with when it was asked for and when it came (ms since 1970); or why there is none. */
export type Told = { status: number; json: unknown; askedMs: number; answeredMs: number } | { problem: string }

/** Asks an address as the applet does: over HTTPS, without following anybody elsewhere. */
export async function ask(url: string, path: string, init: RequestInit = {}): Promise<Told> {
  const askedMs = Date.now()
  try {
    const response = await fetch(`${url}${path}`, {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    })
    const text = await response.text()
    if (response.status >= 300 && response.status < 400)
      return {
        problem: say(
          `它转到 ${response.headers.get('location')}；请直接给出那个地址，小程序也一样`,
          `it sends on to ${response.headers.get('location')}; give that address, applet and doctor alike`,
        ),
      }
    return { status: response.status, json: jsonIn(text), askedMs, answeredMs: Date.now() }
  } catch (error) {
    return { problem: whyNoAnswer(error) }
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function whyNoAnswer(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (error instanceof Error && error.name === 'TimeoutError')
    return say(`${patienceMs / 1000} 秒内没有回应`, `no answer within ${patienceMs / 1000} s`)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return say('没有这个域名', 'there is no host of that name')
  if (code === 'ECONNREFUSED') return say('那里没有程序在监听', 'nothing listens there')
  if (/CERT|SSL|TLS|SIGNED|ALTNAME/.test(code))
    return say(
      `证书有问题（${code}），微信不会访问`,
      `its certificate is not good (${code}), so WeChat will not call it`,
    )
  return code || (cause instanceof Error ? cause.message : String(cause))
}

/** `POST /api/<name>` without a body, as the applet sends it. */
export function callAsApplet(url: string, name: string): Promise<Told> {
  const headers = { 'content-type': 'application/json', [sessionHeader]: nobodysToken }
  return ask(url, `/api/${name}`, { method: 'POST', headers, body: '{}' })
}

/** What the server tells those who bring its health secret; null when it takes this one for a stranger's. */
export async function askReport(url: string, secret: string): Promise<DeploymentReport | null | { problem: string }> {
  const headers = {
    [healthSecretHeader]: secret,
    [sessionHeader]: nobodysToken,
    'x-forwarded-for': claimedAddress,
  }
  const told = await ask(url, '/deployment', { headers })
  if ('problem' in told) return told
  if (told.status === 404) return null
  const report = DeploymentReport.safeParse(told.json)
  return report.success
    ? report.data
    : { problem: say(`回应的格式不对（HTTP ${told.status}）`, `an answer of another form (HTTP ${told.status})`) }
}

/** Whether the applet's calls reach our server there and not something else; with what the institution says of itself. */
export function aboutCalls(refused: Told, institution: Told): Finding[] {
  const about = say('小程序的调用', "the applet's calls")
  if ('problem' in refused) return [{ about, state: 'wrong', says: refused.problem }]
  if (refused.status !== 401 || !JSON.stringify(refused.json)?.includes('session_required'))
    return [
      {
        about,
        state: 'wrong',
        says: say(
          `回应 POST /api/getPerson 的是别的程序（HTTP ${refused.status}）`,
          `something else answers POST /api/getPerson (HTTP ${refused.status})`,
        ),
        remedy: say(
          '请把整个路径转给服务器，/api 前面不要加东西',
          'hand the whole path on to the server, with nothing in front of /api',
        ),
      },
    ]
  return [
    { about, state: 'right', says: say('有回应，没有会话时拒绝', 'are answered, and refused without a session') },
    aboutInstitution(institution),
  ]
}

function aboutInstitution(told: Told): Finding {
  const about = say('学校', 'institution')
  const reply = 'json' in told ? operations.getInstitution.reply.safeParse(replyValueIn(told.json)) : null
  if (reply?.success) return { about, state: 'right', says: reply.data.institution.name }
  const remedy = say(
    'npm run campus -- institution set …，term add …',
    'npm run campus -- institution set … , term add …',
  )
  return { about, state: 'wrong', says: say('服务器还没有设置学校', 'the server has none to show'), remedy }
}

/** The server's own time, which every phone is told; null when it told none. In ms since 1970. */
export function serverTimeIn(told: Told): number | null {
  const reply = 'json' in told ? operations.getInstitution.reply.safeParse(replyValueIn(told.json)) : null
  return reply?.success ? Date.parse(reply.data.serverTime) : null
}

function replyValueIn(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'value' in json ? json.value : undefined
}
