import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigurationError, readConfiguration } from '../../src/cloud/configuration'
import { Vault } from '../../src/cloud/kernel/vault/vault'
import { previewDataKeys } from '../../src/start/data-keys'

let folder: string
const given = process.env.CAMPUS_DATA_KEYS
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-keys-'))
  delete process.env.CAMPUS_DATA_KEYS
})
afterEach(async () => {
  if (given === undefined) delete process.env.CAMPUS_DATA_KEYS
  else process.env.CAMPUS_DATA_KEYS = given
  await rm(folder, { recursive: true })
})

test('the preview makes a key once, for its owner only, and seals with it ever after', async () => {
  const file = join(folder, 'data', 'data-keys')
  const made = await previewDataKeys(file)
  expect(new Vault(made).currentKey).toBe('preview')
  expect(await previewDataKeys(file)).toBe(made)
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('a key of the environment goes before', async () => {
  process.env.CAMPUS_DATA_KEYS = 'mine:x'
  expect(await previewDataKeys(join(folder, 'data-keys'))).toBe('mine:x')
})

test.each([
  [undefined, 'CAMPUS_DATA_KEYS is missing; set the keys that seal personal data, <name>:<base64 of 32 bytes>'],
  [
    '2026:secret',
    'CAMPUS_DATA_KEYS has a key that is not <name>:<base64 of 32 bytes>; make one with: openssl rand -base64 32',
  ],
])('a real server does not start with the keys %s, and says in one line why', (keys, line) => {
  const environment = {
    DATABASE_URL: 'postgres://campus',
    CAMPUS_WECHAT_APPID: 'wx',
    CAMPUS_WECHAT_SECRET: 'secret',
    CAMPUS_DATA_KEYS: keys,
  }
  expect(() => readConfiguration(environment)).toThrow(new ConfigurationError(line))
})
