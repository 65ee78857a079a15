import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DeliverySources, readDeliverySettings } from '../../config/delivery/delivery-settings'
import { newestRelease } from '../../config/delivery/release'
import { sendApplet } from '../../config/delivery/send-applet'
import { wordsForFailure } from '../../config/delivery/upload-words'
import { Closing } from '../../src/start/closing'

const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----\n'
const changelog =
  '# Changelog\n\n## Unreleased\n\n## 1.2.0 (2026-12-01)\n- Sections.\n- Seats.\n\n## 1.1.0\n- Rounds.\n'

const sources = (change: Partial<DeliverySources> = {}): DeliverySources => ({
  environment: { CAMPUS_UPLOAD_KEY: 'upload.key', CAMPUS_ROBOT: '7', CAMPUS_CLOUD_ENV: 'campus-0a1b2c' },
  changelog,
  packageVersion: '1.2.0',
  projectAppid: 'wx0123456789abcdef',
  readKey: (path) => (path === 'upload.key' ? key : null),
  ...change,
})
const withEnvironment = (change: Record<string, string>) =>
  sources({ environment: { ...sources().environment, ...change } })

test('an upload carries the newest version of the changelog and what it brings', () => {
  expect(readDeliverySettings('upload', sources())).toEqual({
    kind: 'upload',
    appid: 'wx0123456789abcdef',
    privateKey: key,
    robot: 7,
    version: '1.2.0',
    notes: '- Sections.\n- Seats.',
  })
})

test('a key may be given as text, as build machines keep it', () => {
  const given = withEnvironment({ CAMPUS_UPLOAD_KEY: key.replaceAll('\n', '\\n') })
  expect(readDeliverySettings('preview', given).privateKey).toBe(`${key.trim()}\n`)
})

test('everything that is missing is told at once, in both languages', () => {
  const nothing = sources({
    environment: {},
    changelog: '# Changelog\n\n## Unreleased\n- New.\n',
    projectAppid: 'touristappid',
  })
  expect(() => readDeliverySettings('upload', nothing)).toThrow(
    /没有代码上传密钥.*no upload key.*AppID.*no AppID.*CAMPUS_CLOUD_ENV.*还没有版本.*names no version/s,
  )
})

test.each([
  ['a key that is not there', withEnvironment({ CAMPUS_UPLOAD_KEY: 'gone.key' }), 'gone.key cannot be read'],
  ['a robot there is not', withEnvironment({ CAMPUS_ROBOT: '31' }), 'from 1 to 30; it is “31”'],
  [
    'a server that phones refuse',
    withEnvironment({ CAMPUS_CLOUD_ENV: '', CAMPUS_API_URL: 'http://school' }),
    'https://',
  ],
  ['lines of no version', sources({ changelog: changelog.replace('Unreleased\n', 'Unreleased\n- X\n') }), 'Unreleased'],
  ['another version on the Me screen', sources({ packageVersion: '1.1.0' }), '1.2.0, package.json'],
])('%s ends it before anything is sent', (_name, given, words) => {
  expect(() => readDeliverySettings('upload', given)).toThrow(words)
})

test('a long release is told by its beginning', () => {
  expect(newestRelease(`## 2.0.0\n${'- 新'.repeat(500)}`)?.notes).toHaveLength(200)
})

test('a preview needs no version', () => {
  const given = sources({ changelog: '# Changelog\n\n## Unreleased\n- New.\n', packageVersion: '0.1.0' })
  expect(readDeliverySettings('preview', given).version).toBe('0.1.0')
  expect(newestRelease(given.changelog)).toBeNull()
})

// What WeChat's tool and npm say word for word.
const refusedAddress =
  'Error: {"errCode":-10008,"errMsg":"invalid ip: 198.51.100.7, reference: https://developers.weixin.qq.com/miniprogram/dev/devtools/ci.html"}'
test.each([
  [refusedAddress, '198.51.100.7', 'IP white list'],
  ['Error: {"errCode":-10008,"errMsg":"invalid ip: 2001:db8:820c::e6a"}', '2001:db8:820c::e6a', 'IP white list'],
  ['Error: {"errCode":-10008,"errMsg":"invalid signature"}', 'invalid signature', 'upload key is wrong'],
  ['生成本地签名失败。通常是key文件编码或者内容有误。', '上传密钥不对', 'upload key is wrong'],
  ['Error: getaddrinfo ENOTFOUND servicewechat.com', '连不上网络', 'no network'],
  ['Error: {"errCode":-80058,"errMsg":"code too large"}', 'code too large', 'its own words'],
])('%s is put into words', (message, chinese, english) => {
  expect(wordsForFailure(message).zh).toContain(chinese)
  expect(wordsForFailure(message).en).toContain(english)
})

describe('sending', () => {
  let folder: string
  const closing = new Closing()
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'campus-delivery-'))
  })
  afterAll(async () => {
    await closing.close()
    await rm(folder, { recursive: true, force: true })
  })

  /** Where `miniprogram-ci` would be, something that answers as it does when WeChat says what is given. */
  async function sendTo(upload: string) {
    const tool = join(folder, 'node_modules', 'miniprogram-ci')
    await mkdir(tool, { recursive: true })
    await writeFile(join(tool, 'package.json'), '{}')
    await writeFile(join(tool, 'index.js'), `exports.Project = function (it) { this.it = it }; ${upload}`)
    const order = { toolFolder: tool, projectPath: folder, codePicture: join(folder, 'code.jpg') }
    return sendApplet({ ...order, settings: readDeliverySettings('preview', sources()) }, closing)
  }

  test('a preview leaves its picture, even where the code in it cannot be drawn', async () => {
    const writes = `exports.preview = async ({ project, robot, qrcodeOutputDest }) => {
      require('node:fs').writeFileSync(qrcodeOutputDest, project.it.appid + ' ' + robot)
      return { subPackageInfo: [{ name: '__FULL__', size: 2048 }] } }`
    expect(await sendTo(writes)).toEqual({ sizes: [{ name: '__FULL__', size: 2048 }], codeText: null })
    expect(await readFile(join(folder, 'code.jpg'), 'utf8')).toBe('wx0123456789abcdef 7')
  })

  test('a refusal of WeChat is told in words', async () => {
    const refuses = `exports.preview = async () => { throw new Error(${JSON.stringify(refusedAddress)}) }`
    await expect(sendTo(refuses)).rejects.toThrow('WeChat takes no uploads from 198.51.100.7')
  })

  test('a tool that ends without an answer is told too', async () => {
    await expect(sendTo("console.error('out of memory'); process.exit(3)")).rejects.toThrow('out of memory')
  })
})
