import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { complaintIn, deployWords, filledConfig } from '../../config/deploy/cloudbase'
import { maskedVariables, readDeploySettings, withoutSecrets } from '../../config/deploy/settings'
import { StartError } from '../../src/start/start-error'
import { testDataKeys } from '../support/data-keys'

const root = join(__dirname, '../..')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-deploy-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

const filledIn = {
  CAMPUS_CLOUD_ENV: 'college-1a2b3c',
  CAMPUS_API_URL: 'https://campus.example.edu',
  DATABASE_URL: 'postgres://campus:very%2Fsecret@db.example.edu:5432/campus',
  CAMPUS_WECHAT_APPID: 'wx0123456789abcdef',
  CAMPUS_WECHAT_SECRET: 'the-app-secret',
  CAMPUS_DATA_KEYS: testDataKeys,
  CAMPUS_CORS_ORIGINS: '',
}

async function settingsOf(given: Record<string, string>) {
  const file = join(folder, 'settings')
  await writeFile(
    file,
    Object.entries(given)
      .map((pair) => pair.join('='))
      .join('\n'),
  )
  return readDeploySettings(file, folder)
}

async function complaintAbout(given: Record<string, string>): Promise<string> {
  return settingsOf(given).then(
    () => 'nothing',
    (error: unknown) => (error instanceof StartError ? error.message : String(error)),
  )
}

test('the server gets the settings that were filled in, and none that only the computer at hand needs', async () => {
  const { cloudEnv, variables } = await settingsOf(filledIn)
  expect(cloudEnv).toBe('college-1a2b3c')
  expect(Object.keys(variables)).toEqual([
    'DATABASE_URL',
    'CAMPUS_WECHAT_APPID',
    'CAMPUS_WECHAT_SECRET',
    'CAMPUS_DATA_KEYS',
  ])
})

test('everything that is missing, wrong or misspelt is named at once', async () => {
  const message = await complaintAbout({ CAMPUS_WECHAT_SECERT: 'x', PORT: '80', DATABASE_URL: 'mysql://x' })
  for (const name of ['CAMPUS_CLOUD_ENV is missing', 'DATABASE_URL must start', 'CAMPUS_WECHAT_APPID is missing'])
    expect(message).toContain(name)
  for (const name of ['CAMPUS_WECHAT_SECERT is no setting', 'PORT is fixed', 'CAMPUS_DATA_KEYS is missing'])
    expect(message).toContain(name)
})

test('settings that CloudBase would refuse for their size are refused before', async () => {
  await expect(settingsOf({ ...filledIn, TZ: 'x'.repeat(4096) })).rejects.toThrow('CloudBase takes 4096 at most')
})

test('without a settings file the way to make one is told', async () => {
  await expect(readDeploySettings(join(folder, 'none'), folder)).rejects.toThrow('cp config/deploy/env.example')
})

test('the example names every required setting', async () => {
  const example = await readFile(join(root, 'config/deploy/env.example'), 'utf8')
  const names = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
  const message = await complaintAbout({})
  const required = [...message.matchAll(/^ {2}([A-Z_]+) is missing/gm)].map(([, name]) => name)
  expect(required.length).toBeGreaterThan(3)
  expect(names).toEqual(expect.arrayContaining(required))
})

test('what is shown holds no secret, and says which keys and which database', async () => {
  const settings = await settingsOf({ ...filledIn, SOMETHING_ELSE: 'unknown-and-secret' })
  const masked = maskedVariables(settings.variables)
  expect(masked).toMatchObject({
    DATABASE_URL: 'postgres://•••@db.example.edu:5432/campus',
    CAMPUS_WECHAT_APPID: 'wx0123456789abcdef',
    CAMPUS_WECHAT_SECRET: '•••',
    SOMETHING_ELSE: '•••',
  })
  const shown = JSON.stringify(masked)
  const secrets = [
    'very',
    'the-app-secret',
    'unknown-and-secret',
    ...testDataKeys.split(',').map((key) => key.split(':')[1]),
  ]
  for (const secret of secrets) expect(shown).not.toContain(secret)
})

test('what the official tool prints is shown without our secrets', async () => {
  const settings = await settingsOf(filledIn)
  const said = `params: ${JSON.stringify(settings.variables)} very/secret`
  const shown = withoutSecrets(said, settings)
  for (const secret of ['very/secret', 'very%2Fsecret', 'the-app-secret', testDataKeys])
    expect(shown).not.toContain(secret)
  expect(shown).toContain('wx0123456789abcdef')
})

test('a key by itself, a secret with a quote in it and a password that cannot be decoded are secrets too', () => {
  const variables = {
    DATABASE_URL: 'postgres://u:half%zzway@h/d',
    CAMPUS_DATA_KEYS: testDataKeys,
    CAMPUS_WECHAT_SECRET: 'a "quoted" one',
  }
  const key = testDataKeys.split(',')[0]?.split(':')[1] ?? ''
  const said = `${key} ${JSON.stringify(variables)} half%zzway`
  const shown = withoutSecrets(said, { cloudEnv: 'college', variables })
  for (const secret of [key, 'quoted', 'half%zzway']) expect(shown).not.toContain(secret)
})

test('the function is an HTTP function on Node 20.19 that takes several requests an instance', async () => {
  const { envId, functions } = await filledConfig(root, await settingsOf(filledIn))
  expect(envId).toBe('college-1a2b3c')
  expect(functions).toEqual([
    expect.objectContaining({
      name: 'campus',
      dir: 'dist/cloud',
      type: 'HTTP',
      runtime: 'Nodejs20.19',
      installDependency: false,
      instanceConcurrencyConfig: { dynamicEnabled: 'FALSE', maxConcurrency: 100 },
      envVariables: expect.objectContaining({ CAMPUS_WECHAT_SECRET: 'the-app-secret' }),
    }),
  ])
  expect(deployWords('file').join(' ')).toBe('fn deploy campus --httpFn --yes --config-file file')
})

test.each([
  ['✔ [campus] Cloud function deployed successfully!', null],
  ['✔ [campus] 云函数更新成功！\nTypeError: in what it prints after that', null],
  ['✖ [campus] 函数部署失败\n✖   错误信息: 无有效身份信息，请使用 cloudbase login 登录', 'you are not logged in'],
  ['✖ [campus] 函数部署失败\n✖   错误码: AuthFailure.UnauthorizedOperation', "the account's rights"],
  ['✖ [campus] 函数部署失败\n✖   错误信息: getaddrinfo ENOTFOUND scf.tencentcloudapi.com', 'cannot be reached'],
  ['', 'does not say that it was deployed'],
])('what the official tool says is understood: %j', (said, complaint) => {
  const understood = complaintIn(said, 'college-1a2b3c')
  if (complaint === null) expect(understood).toBeNull()
  else expect(understood).toContain(complaint)
})
