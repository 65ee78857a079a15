import { z } from 'zod'

/** The applet as WeChat's servers know it. */
export interface WechatApp {
  appId: string
  secret: string
  /** Without a slash at the end; `https://api.weixin.qq.com` in production. */
  apiUrl: string
  /** How long one request may take, in milliseconds. */
  timeoutMs?: number
}

export interface WechatRequest {
  path: string
  query: Record<string, string>
  /** A body makes it a POST. */
  body?: unknown
}

/** How long to wait before asking again when no answer came, in milliseconds. */
export const lostAnswerWaitMs = 5000

/**
 * Codes by which WeChat says that the same call may do later, and after how many milliseconds: busy itself, a quota
 * of calls used up, too many calls within a minute. Source: developers.weixin.qq.com, 全局返回码.
 */
export const laterWaitMs: ReadonlyMap<number, number> = new Map([
  [-1, 2000],
  [45009, 60_000],
  [45011, 60_000],
])

/**
 * Sends one request to WeChat, once: whether a lost one was heard is not known, and codes are good once. Null when no
 * answer came in time or WeChat itself is in trouble. Follows no redirect, so that secrets go to this host only.
 */
export async function askWechat(app: WechatApp, { path, query, body }: WechatRequest): Promise<Buffer | null> {
  try {
    const response = await fetch(`${app.apiUrl}${path}?${new URLSearchParams(query)}`, {
      method: body === undefined ? 'GET' : 'POST',
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(app.timeoutMs ?? 5000),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    return response.status >= 500 || response.status === 429 ? null : bytes
  } catch {
    return null
  }
}

const Told = z.looseObject({ errcode: z.number().int().default(0), errmsg: z.string().default('') })
type Told = z.infer<typeof Told>

/** An answer in JSON, its `errcode` 0 when WeChat gives none. Throws without a word of what it read. */
export function readTold(path: string, bytes: Buffer): Told {
  let json: unknown
  try {
    json = JSON.parse(bytes.toString('utf8'))
  } catch {
    // Neither the text nor the parser's message, which quotes it: there may be a token in it.
    throw new Error(`WeChat answered ${path} with ${bytes.length} bytes that are not JSON`)
  }
  return parseTold(path, Told, json)
}

/** What `shape` makes of an answer. Throws an outage of ours that names the fields that are wrong, not their values. */
export function parseTold<Value>(path: string, shape: z.ZodType<Value>, told: unknown): Value {
  const parsed = shape.safeParse(told)
  if (parsed.success) return parsed.data
  const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'the whole')
  throw new Error(`WeChat answered ${path} in another form: ${fields.join(', ')}`)
}

/**
 * An error that WeChat's documentation gives us no part in handling: a wrong secret, an address that is not allowed,
 * a request of ours that is malformed. Only the number and WeChat's reference are told: `errmsg` may quote the request.
 */
export function unexpectedError(path: string, { errcode, errmsg }: Told): UnexpectedAnswer {
  const reference = /\brid: ?([0-9a-f-]{8,40})\b/.exec(errmsg)?.[1]
  return new UnexpectedAnswer(
    `WeChat answered ${path} with ${errcode}${reference ? `, rid ${reference}` : ''}`,
    errcode,
  )
}

/** WeChat refused what it should not have to refuse; `errcode` is WeChat's. */
export class UnexpectedAnswer extends Error {
  constructor(
    message: string,
    readonly errcode: number,
  ) {
    super(message)
  }
}
