import Taro from '@tarojs/taro'
import { sessionHeader } from '../../contract/kernel/session-header'
import type { Failure } from './problem'

export interface HttpRequest {
  /** From the root of the backend, as in `/api/getPerson`. */
  path: string
  method: 'GET' | 'POST'
  body?: unknown
  token?: string | null
  timeoutMs: number
}

/** What came back, whatever its status; or why nothing did. */
export type HttpAnswer =
  | { status: number; headers: Readonly<Record<string, unknown>>; body: unknown }
  | { failure: Failure }

interface CloudFunctions {
  init(options: { env: string }): void
  callHTTPFunction(options: {
    name: string
    config: { env: string }
    path: string
    method: string
    header: Record<string, string>
    data?: unknown
    timeout: number
  }): Promise<{ statusCode: number; header?: Record<string, unknown>; data: unknown }>
}

let isCloudReady = false

/**
 * WeChat's own line to the cloud function; null where the base library is older than 3.15.1 and has none. Taro has no
 * type for HTTP functions.
 */
function cloudFunctions(): CloudFunctions | null {
  const cloud = Taro.cloud as unknown as CloudFunctions | undefined
  if (typeof cloud?.callHTTPFunction !== 'function') return null
  if (!isCloudReady) cloud.init({ env: CAMPUS_CLOUD_ENV })
  isCloudReady = true
  return cloud
}

/** Text is an answer too when it is JSON: WeChat hands some bodies on unparsed. */
function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

function failureOf(error: unknown): Failure {
  const words = typeof error === 'object' && error !== null ? Object.values(error).join(' ') : String(error)
  const said = `${words} ${String(error)}`
  // What WeChat says of a request five seconds after the person went elsewhere: the network may be perfect.
  if (/interrupted/i.test(said)) return 'interrupted'
  return /time[d ]?-?out/i.test(said) ? 'timeout' : 'offline'
}

/** Sends one request to the backend, through WeChat's cloud when the build names an environment, else over HTTPS. */
export async function sendRequest({ path, method, body, token, timeoutMs }: HttpRequest): Promise<HttpAnswer> {
  const header: Record<string, string> = { 'content-type': 'application/json' }
  if (token) header[sessionHeader] = token
  try {
    const functions = CAMPUS_CLOUD_ENV === '' ? null : cloudFunctions()
    if (CAMPUS_CLOUD_ENV !== '' && !functions) return { failure: 'outdated' }
    const answered: { statusCode: number; header?: Record<string, unknown>; data: unknown } =
      functions === null
        ? await Taro.request<unknown>({
            url: CAMPUS_API_URL + path,
            method,
            header,
            // Without this, the browser would wait for as long as it likes.
            timeout: timeoutMs,
            data: method === 'POST' ? JSON.stringify(body ?? {}) : undefined,
          })
        : await functions.callHTTPFunction({
            name: 'campus',
            config: { env: CAMPUS_CLOUD_ENV },
            path,
            method,
            header,
            data: body,
            timeout: timeoutMs,
          })
    const { statusCode, header: headers = {}, data } = answered
    return { status: statusCode, headers, body: parsed(data) }
  } catch (error) {
    return { failure: failureOf(error) }
  }
}
