import { inflateSync } from 'node:zlib'
import { encode } from 'uqr'
import { createWechatApi } from '../../../../src/cloud/kernel/wechat/wechat-api'
import { createWechatCodeImage } from '../../../../src/cloud/kernel/wechat/wechat-code-image'
import { startAnswering, startStand, thrownBy } from './wechat-stand'

let stand: Awaited<ReturnType<typeof startStand>>
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.close())

const images = () => createWechatCodeImage(createWechatApi(stand.app, stand.clock))

/** The dark and light squares of a QR code in a grey PNG with one IDAT chunk. */
function modulesIn(png: Buffer, size: number): boolean[][] {
  const side = png.readUInt32BE(16)
  const begin = png.indexOf('IDAT')
  const rows = inflateSync(png.subarray(begin + 4, begin + 4 + png.readUInt32BE(begin - 4)))
  const scale = side / size
  return Array.from({ length: size }, (_row, y) =>
    Array.from({ length: size }, (_cell, x) => rows[y * scale * (side + 1) + 1 + x * scale] === 0),
  )
}

test('the picture of a code is a PNG that holds its scene', async () => {
  const outcome = await images().pictureOf({ scene: 'staff:K7QM-2F9X', page: 'pages/staff-invitation/index' })
  if ('refusal' in outcome) throw new Error('refused')
  expect(outcome.png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n')
  const { data, size } = encode('staff:K7QM-2F9X', { ecc: 'M', border: 4 })
  expect(modulesIn(outcome.png, size)).toEqual(data)
})

test.each([
  [{ scene: 'x'.repeat(33), page: 'pages/today/index' }, '40169'],
  [{ scene: '邀请', page: 'pages/today/index' }, '40169'],
  [{ scene: 'x', page: '/pages/today/index' }, '41030'],
])('what WeChat makes no code of is a mistake of ours (%#)', async (code, errcode) => {
  expect(await thrownBy(images().pictureOf(code))).toContain(`/wxa/getwxacodeunlimit with ${errcode}`)
})

test('a WeChat that is busy may be asked again', async () => {
  stand.troubles.set('/wxa/getwxacodeunlimit', 45009)
  expect(await images().pictureOf({ scene: 'x', page: 'pages/today/index' })).toEqual({
    refusal: { code: 'wechat_unavailable', retryAfterMs: 60_000 },
  })
  stand.troubles.clear()
})

test('a picture of another kind is not passed off as PNG', async () => {
  const answering = await startAnswering(({ url }, response) =>
    response.end(
      url?.startsWith('/cgi-bin') ? '{"access_token":"t","expires_in":7200}' : Buffer.from('ffd8ffe000104a46', 'hex'),
    ),
  )
  const gateway = createWechatCodeImage(createWechatApi(answering.app))
  expect(await thrownBy(gateway.pictureOf({ scene: 'x', page: 'pages/today/index' }))).toContain('not PNG')
  await answering.close()
})
