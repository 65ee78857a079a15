import type { DownloadAnswer, NetworkAnswer, NetworkRequest, UploadRequest } from './phone-calls'
import type { TemporaryFiles } from './temporary-files'

type Send = (request: NetworkRequest) => Promise<NetworkAnswer>

/** Sends a file and the fields beside it as multipart/form-data, as `wx.uploadFile` does. */
export async function upload(files: TemporaryFiles, asked: UploadRequest, send: Send): Promise<NetworkAnswer> {
  const { filePath, name, fields, request } = asked
  const file = files.find(filePath)
  if (!file) return { failure: `file not found: ${filePath}` }
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  const fileName = filePath.slice('wxfile://'.length)
  form.append(name, new Blob([new Uint8Array(file.bytes)], { type: file.type }), fileName)
  const written = new Response(form)
  const header = { ...request.header, 'content-type': written.headers.get('content-type') ?? '' }
  const body = Buffer.from(await written.arrayBuffer())
  const answer = await send({ ...request, header, body: body.toString('base64'), isBinary: true })
  return 'failure' in answer ? answer : { ...answer, sentBytes: body.length }
}

/** Fetches a file and keeps it; as with `wx.downloadFile`, the page of an error is a file too. */
export async function download(files: TemporaryFiles, request: NetworkRequest, send: Send): Promise<DownloadAnswer> {
  const answer = await send(request)
  if ('failure' in answer) return answer
  const { statusCode, header, base64 } = answer
  const bytes = Buffer.from(base64, 'base64')
  const name = decodeURIComponent(new URL(request.url).pathname.split('/').at(-1) ?? '')
  const type = header['content-type'] ?? 'application/octet-stream'
  return { statusCode, header, tempFilePath: files.keep({ name, type, bytes }), bytes: bytes.length }
}
