import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { compressFiles } from '../../src/start/compress-files'
import { type PreviewServer, startPreviewServer } from '../../src/start/preview-server'
import { freePort } from '../../src/start/processes'
import { testDataKeys } from '../support/data-keys'
import { cloneTestDatabase } from '../support/database'

const script = 'const words = "课程"\n'.repeat(400)
let folder: string
let server: PreviewServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-page-'))
  await mkdir(join(folder, 'js'))
  await writeFile(join(folder, 'index.html'), `<!doctype html>${' '.repeat(2000)}`)
  await writeFile(join(folder, 'js', 'app.0a1b2c3d.js'), script)
  await writeFile(join(folder, 'js', 'gone.0a1b2c3d.js.br'), 'of a build before')
  await compressFiles(folder)
  const databaseUrl = await cloneTestDatabase()
  server = await startPreviewServer({
    databaseUrl,
    dataKeys: testDataKeys,
    port: await freePort(),
    people: [],
    page: folder,
  })
})
afterAll(async () => {
  await server?.close()
  await rm(folder, { recursive: true, force: true })
})

/** The answer as it comes over the wire: nothing is unpacked on the way. */
function answerTo(path: string, encodings: string) {
  return new Promise<{ headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const asked = request(`${server.url}${path}`, { headers: { 'accept-encoding': encodings } }, (reply) => {
      const pieces: Buffer[] = []
      reply.on('data', (piece: Buffer) => pieces.push(piece))
      reply.on('end', () => resolve({ headers: reply.headers, body: Buffer.concat(pieces) }))
    })
    asked.on('error', reject).end()
  })
}

test.each([
  ['br', 'gzip, deflate, br', brotliDecompressSync],
  ['gzip', 'gzip, deflate', gunzipSync],
] as const)('a script goes out packed with %s, for good', async (encoding, accepted, unpack) => {
  const { headers, body } = await answerTo('/js/app.0a1b2c3d.js', accepted)
  expect(headers).toMatchObject({
    'content-encoding': encoding,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  })
  expect(headers['content-type']).toMatch(/javascript/)
  expect(body.length).toBeLessThan(script.length / 10)
  expect(unpack(body).toString()).toBe(script)
})

test('who cannot unpack gets the script as it is', async () => {
  const { headers, body } = await answerTo('/js/app.0a1b2c3d.js', 'identity')
  expect(headers['content-encoding']).toBeUndefined()
  expect(body.toString()).toBe(script)
})

test('the page itself is packed, and asked for anew each time', async () => {
  const { headers } = await answerTo('/', 'br')
  expect(headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'no-cache' })
  expect(headers['content-type']).toMatch(/html/)
})

test('what an earlier build left packed is taken away', async () => {
  expect((await readdir(join(folder, 'js'))).sort()).toEqual(
    ['app.0a1b2c3d.js', 'app.0a1b2c3d.js.br', 'app.0a1b2c3d.js.gz'].sort(),
  )
})
