import { isAtLeast } from '../profiles'
import { boot, callPhone } from './bridge'
import { limits } from './limits'
import { checkDomain, interruptible, metered, oneOfTen, task } from './network-task'
import { CallFailure, type CallOptions, settle, type WxMember } from './wx-calls'

/** WeChat writes an object into the query of a GET and as JSON or a form into the body of others. */
function prepare({ url, method, data, header }: CallOptions) {
  const verb = String(method ?? 'GET').toUpperCase()
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  for (const [name, value] of Object.entries((header as Record<string, unknown> | undefined) ?? {}))
    headers[name.toLowerCase()] = String(value)
  const isObject = typeof data === 'object' && data !== null && !(data instanceof ArrayBuffer)
  const form = () => new URLSearchParams(data as Record<string, string>).toString()
  if (verb === 'GET') {
    const query = isObject ? form() : ''
    return { url: String(url) + (query && (String(url).includes('?') ? '&' : '?') + query), verb, headers, body: null }
  }
  if (data instanceof ArrayBuffer)
    return { url: String(url), verb, headers, body: base64Of(new Uint8Array(data)), isBinary: true }
  const isForm = headers['content-type']?.includes('x-www-form-urlencoded')
  const body = isObject ? (isForm ? form() : JSON.stringify(data)) : data === undefined ? null : String(data)
  return { url: String(url), verb, headers, body }
}

function base64Of(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

function bytesFrom(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
}

function bodyOf(base64: string, { dataType, responseType }: CallOptions): unknown {
  const bytes = bytesFrom(base64)
  if (responseType === 'arraybuffer') return bytes.buffer
  const text = new TextDecoder().decode(bytes)
  if (dataType !== undefined && dataType !== 'json') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

async function send(options: CallOptions, id?: number): Promise<Record<string, unknown>> {
  const { url, verb, headers, body, isBinary = false } = prepare(options)
  const timeoutMs = Number(options.timeout ?? limits.requestTimeoutMs)
  const request = { url, method: verb, header: headers, body, isBinary, timeoutMs, ...(id !== undefined && { id }) }
  const answer = await metered(() => callPhone('request', request))
  if ('failure' in answer) throw new CallFailure(answer.failure)
  const { statusCode, header, base64 } = answer
  return { statusCode, header, cookies: [], data: bodyOf(base64, options) }
}

interface HttpFunctionCall extends CallOptions {
  name: string
  path: string
}

/** The domain under which the process outside knows the project's cloud function. */
const cloudOrigin = 'https://cloud-function.invalid'

async function callHttpFunction(options: HttpFunctionCall): Promise<unknown> {
  const answer = await send({ ...options, url: cloudOrigin + options.path, method: options.method ?? 'GET' })
  return { ...answer, callID: 'local' }
}

let isCloudReady = false

function init(): void {
  isCloudReady = true
}

const cloud = {
  init,
  callHTTPFunction(options: HttpFunctionCall) {
    if (!isCloudReady) throw new Error('Cloud API isn’t enabled, please call wx.cloud.init first')
    return settle(
      'cloud.callHTTPFunction',
      options,
      oneOfTen('request', () => interruptible(() => callHttpFunction(options))),
    )
  },
  callFunction() {
    throw new Error('wx.cloud.callFunction is not implemented in this runtime')
  },
  callContainer() {
    throw new Error('wx.cloud.callContainer is not implemented in this runtime')
  },
}

/** `wx.cloud` of this phone; functions that answer HTTP came with base library 3.15.1. */
export function networkObjects(): { cloud: object } {
  const { callHTTPFunction, ...others } = cloud
  return {
    cloud: isAtLeast(boot().profile.baseLibrary, '3.15.1') ? { ...others, callHTTPFunction } : others,
  }
}

/** The network; the process outside carries it, so that no rule of browsers applies. */
export const networkCalls: Record<string, WxMember> = {
  request: (options: CallOptions) =>
    task('request', options, async ({ id, tellHeaders }) => {
      checkDomain('request', String(options.url))
      const answer = await send(options, id)
      tellHeaders(answer.header)
      return answer
    }),
}
