import { callPhone } from './bridge'
import { limits, refuseLimit } from './limits'
import { checkDomain, metered, type TaskTelling, task } from './network-task'
import { CallFailure, type CallOptions, type WxMember } from './wx-calls'

function textsOf(given: unknown, nameOf = (name: string) => name): Record<string, string> {
  const entries = Object.entries((given as Record<string, unknown> | undefined) ?? {})
  return Object.fromEntries(entries.map(([name, value]) => [nameOf(name), String(value)]))
}

function requestOf(method: string, { url, header, timeout }: CallOptions, id: number) {
  const headers = textsOf(header, (name) => name.toLowerCase())
  const timeoutMs = Number(timeout ?? limits.requestTimeoutMs)
  return { id, url: String(url), method, header: headers, body: null, isBinary: false, timeoutMs }
}

function neededText(name: string, parameter: string, value: unknown): string {
  if (typeof value === 'string' && value !== '') return value
  const words = `parameter error: parameter.${parameter} should be String instead of ${typeof value}`
  refuseLimit(`${name}: ${words}`)
  throw new CallFailure(words)
}

async function upload(options: CallOptions, { id, tellHeaders, tellProgress }: TaskTelling) {
  checkDomain('uploadFile', String(options.url))
  const filePath = neededText('uploadFile', 'filePath', options.filePath)
  const name = neededText('uploadFile', 'name', options.name)
  const asked = { filePath, name, fields: textsOf(options.formData), request: requestOf('POST', options, id) }
  const answer = await metered(() => callPhone('upload', asked))
  if ('failure' in answer) throw new CallFailure(answer.failure)
  const { statusCode, header, base64, sentBytes = 0 } = answer
  tellProgress(['totalBytesSent', 'totalBytesExpectedToSend'], sentBytes, sentBytes)
  tellHeaders(header)
  // Unlike `wx.request`, WeChat hands the answer on as text, whatever it is.
  const data = new TextDecoder().decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)))
  return { statusCode, header, cookies: [], data }
}

async function download(options: CallOptions, { id, tellHeaders, tellProgress }: TaskTelling) {
  checkDomain('downloadFile', String(options.url))
  if (options.filePath !== undefined) throw new Error('filePath of wx.downloadFile is not implemented in this runtime')
  const answer = await metered(() => callPhone('download', requestOf('GET', options, id)))
  if ('failure' in answer) throw new CallFailure(answer.failure)
  const { statusCode, header, tempFilePath, bytes } = answer
  tellHeaders(header)
  tellProgress(['totalBytesWritten', 'totalBytesExpectedToWrite'], bytes, bytes)
  return { statusCode, header, cookies: [], tempFilePath }
}

/** Files to and from a server; the process outside holds their bytes. */
export const fileCalls: Record<string, WxMember> = {
  uploadFile: (options: CallOptions) => task('uploadFile', options, (telling) => upload(options, telling)),
  downloadFile: (options: CallOptions) => task('downloadFile', options, (telling) => download(options, telling)),
}
