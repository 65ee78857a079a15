import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { examine, givenPatient } from '../../../src/cli/school/doctor-commands'
import {
  aboutClock,
  aboutMigrations,
  aboutProxies,
  aboutTimer,
  aboutWechat,
  type Finding,
  lineOf,
} from '../../../src/cli/school/doctor-findings'
import type { Database } from '../../../src/cloud/kernel/database/database'
import { createGateways } from '../../../src/cloud/kernel/wechat/create-gateways'
import { startStand } from '../../cloud/kernel/wechat/wechat-stand'
import { campusCommand } from '../../support/command-line'
import { closeTestDatabase, openTestDatabase, urlOfTestDatabase } from '../../support/database'
import { openCollege, serverPartsOf, startTestServer, type TestServer } from '../../support/small-college'

const secret = 'a-health-secret-of-32-characters-or-more'
let database: Database
let stand: Awaited<ReturnType<typeof startStand>>

beforeAll(async () => {
  database = await openTestDatabase()
  await openCollege(database)
  stand = await startStand()
})
afterAll(async () => {
  await stand.close()
  await closeTestDatabase(database)
})

/** A server that WeChat knows, unless `wechatSecret` is wrong. */
function deploy(given: { trustedProxies?: number; wechatSecret?: string; clock?: () => Date }): Promise<TestServer> {
  const { trustedProxies = 0, wechatSecret = stand.app.secret, clock } = given
  const { configuration } = serverPartsOf()
  const gateways = createGateways({ ...stand.app, secret: wechatSecret })
  const parts = { configuration: { ...configuration, healthSecret: secret, trustedProxies }, gateways }
  return startTestServer(database, { parts, ...(clock && { clock }) })
}

async function found(campus: TestServer, given: string | null = secret): Promise<Record<string, Finding>> {
  const findings = await examine({ url: campus.url, secret: given, from: 'by hand', isOnCloudBase: false })
  await campus.server.close()
  return Object.fromEntries(findings.map((finding) => [finding.about, finding]))
}

const wrongIn = (findings: Record<string, Finding>) =>
  Object.values(findings).flatMap(({ about, state }) => (state === 'wrong' ? [about] : []))

test('a server that is right has nothing wrong, and what cannot be known is not called right', async () => {
  const findings = await found(await deploy({}))
  expect(wrongIn(findings)).toEqual([])
  for (const about of ['reachable', "the applet's calls", 'institution', 'clock', 'version', 'database', 'migrations'])
    expect(findings[about]?.state).toBe('right')
  for (const about of ["database's clock", 'timer', 'WeChat credentials', 'proxy count', 'session header'])
    expect(findings[about]?.state).toBe('right')
  expect(findings.callbacks?.state).toBe('unknown')
})

test('without the secret, and with a wrong one, what strangers are not told stays unknown', async () => {
  const stranger = await found(await deploy({}), null)
  expect(wrongIn(stranger)).toEqual([])
  expect(stranger.migrations?.state).toBe('unknown')
  const mistaken = await found(await deploy({}), `${secret}x`)
  expect(wrongIn(mistaken)).toEqual(['health secret'])
  expect(mistaken['WeChat credentials']?.state).toBe('unknown')
})

test('a wrong AppSecret, a wrong proxy count and a clock that is off are each named', async () => {
  const clock = () => new Date(Date.now() - 90_000)
  const findings = await found(await deploy({ wechatSecret: 'wrong', trustedProxies: 1, clock }))
  expect(wrongIn(findings)).toEqual(['clock', "database's clock", 'WeChat credentials', 'proxy count'])
  expect(findings['WeChat credentials']?.remedy).toContain('CAMPUS_WECHAT_SECRET')
  expect(findings['proxy count']?.remedy).toBe('set CAMPUS_TRUSTED_PROXIES=0')
})

test('a migration that the database lacks is named', async () => {
  const { rows } = await database.query(`delete from migration where name like '000008%' returning *`)
  const findings = await found(await deploy({}))
  await database.query('insert into migration (name, applied_at) values ($1, $2)', [rows[0].name, rows[0].applied_at])
  expect(findings.migrations).toMatchObject({ state: 'wrong', says: '000008_relations.sql missing' })
})

test('an address where something else answers, or nothing, is told so and not called ours', async () => {
  const other = createServer((_, response) => response.end('<h1>Welcome</h1>'))
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
  const look = () => examine({ url, secret, from: 'by hand', isOnCloudBase: false })
  expect(await look()).toEqual([expect.objectContaining({ about: 'reachable', state: 'wrong' })])
  await new Promise((resolve) => other.close(resolve))
  expect((await look())[0]?.says).toContain('nothing listens there')
})

test('the address that is given comes first, then that of the deployment, then that of the preview that runs', async () => {
  const preview = async () => 'http://127.0.0.1:8900'
  const settings = 'no-such-file'
  const deployed = { CAMPUS_API_URL: 'https://campus.example.edu/' }
  const asked = async (url: string | undefined, environment: NodeJS.ProcessEnv) => {
    const patient = await givenPatient({ settings, ...(url && { url }) }, environment, preview)
    return `${patient.url}, ${patient.from}`
  }
  expect(await asked('https://other.example.edu', deployed)).toBe('https://other.example.edu, as --url says')
  expect(await asked(undefined, deployed)).toBe('https://campus.example.edu, as CAMPUS_API_URL says')
  expect(await asked(undefined, {})).toBe('http://127.0.0.1:8900, where npm start runs; --url names another')
  await expect(givenPatient({ settings }, {}, async () => '')).rejects.toThrow('run npm start in another window')
})

test('an address without HTTPS is wrong before anything is sent to it', async () => {
  const [first] = await examine({ url: 'http://campus.example.edu', secret, from: 'by hand', isOnCloudBase: false })
  expect(lineOf(first as Finding)).toBe(
    '✗ reachable: http://campus.example.edu is not HTTPS → WeChat calls nothing else',
  )
})

test.each([
  [0, ['192.0.2.77'], 'right', undefined],
  [1, ['192.0.2.77'], 'wrong', 'set CAMPUS_TRUSTED_PROXIES=0'],
  [1, ['192.0.2.77', '203.0.113.5'], 'right', undefined],
  [0, ['192.0.2.77', '203.0.113.5'], 'wrong', 'set CAMPUS_TRUSTED_PROXIES=1'],
  [1, ['192.0.2.77', '203.0.113.5', '10.0.0.1'], 'wrong', 'set CAMPUS_TRUSTED_PROXIES=2'],
  // One that puts its own list in place of what callers claim.
  [1, ['203.0.113.5'], 'right', undefined],
  [0, [], 'wrong', 'let it add the caller to X-Forwarded-For'],
])('%i trusted proxies with the addresses %j are %s', (trusted, forwarded, state, remedy) => {
  const finding = aboutProxies({ trusted, address: '203.0.113.5', forwarded }, '192.0.2.77')
  expect({ state: finding.state, remedy: finding.remedy }).toEqual({ state, remedy })
})

test('a slow line does not make a clock wrong; more than five seconds do', () => {
  const whose = { about: 'clock', other: "this computer's" }
  expect(aboutClock(whose, 100_000, 90_000, 110_000).state).toBe('right')
  expect(aboutClock(whose, 84_000, 90_000, 110_000)).toMatchObject({
    state: 'wrong',
    says: "6.0 s behind this computer's",
  })
  expect(aboutClock(whose, 116_000, 90_000, 110_000).says).toBe("6.0 s ahead of this computer's")
})

test('a database that is newer than this checkout asks for an update', () => {
  const database = { version: '17.2', now: '2026-11-22T09:00:00Z', migrations: ['000001_a.sql', '000002_b.sql'] }
  expect(aboutMigrations(database, ['000001_a.sql'])).toMatchObject({ state: 'wrong', remedy: 'update this checkout' })
  expect(aboutMigrations(null, ['000001_a.sql']).state).toBe('unknown')
})

test.each([
  ['done', { dueForMs: 2000, isTimerAllowed: false }, false, 'right', undefined],
  ['done by a timer', { dueForMs: 61_000, isTimerAllowed: true }, true, 'right', undefined],
  ['done by nobody', { dueForMs: 900_000, isTimerAllowed: true }, true, 'wrong', /^let a timer call/],
  ['done while somebody calls', { dueForMs: 0, isTimerAllowed: false }, true, 'wrong', /^set CAMPUS_JOBS_SECRET/],
  ['not to be known', null, true, 'unknown', undefined],
])('what is due by the clock and %s is told so', (_, jobs, isOnCloudBase, state, remedy) => {
  const finding = aboutTimer(jobs, isOnCloudBase)
  expect(finding.state).toBe(state)
  if (remedy) expect(finding.remedy).toMatch(remedy)
  else expect(finding.remedy).toBeUndefined()
})

test('an address that WeChat does not have on its white list is told with where to enter it', () => {
  expect(aboutWechat({ code: 'refused', errcode: 40164 }).remedy).toContain('IP 白名单')
})

test('the command ends with 1 when something is wrong', async () => {
  const { code, out } = await campusCommand(urlOfTestDatabase(database), [
    'doctor',
    '--url',
    'http://campus.example.edu',
  ])
  expect(out).toContain('✗')
  expect(code).toBe(1)
})
