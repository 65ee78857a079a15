import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileOf, removeFiles } from '../../cloud/catalogue/import/files'
import { openCampus } from '../../support/campus'
import { staffOf } from '../../support/command-line'
import { testDataKeys } from '../../support/data-keys'
import { somebody } from '../../support/people'

process.env.CAMPUS_DATA_KEYS = testDataKeys
const campus = openCampus()
const staff = staffOf(campus)
afterAll(removeFiles)

function codeIn(out: string): string {
  return /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(out)?.[0] ?? ''
}

test('somebody new is added with a name and roles, and comes in with the code they are given', async () => {
  expect(await staff.fails('staff', 'grant', 'T1', '--role', 'registrar')).toContain('There is no member of staff T1')
  expect(await staff.fails('staff', 'grant', 'T1', '--role', 'rector')).toContain('names no role')
  const out = await staff.does('staff', 'grant', 'T1', '--role', 'registrar', '财务', '--name', '沈若水')
  expect(out).toContain('T1 沈若水 is cashier, registrar.')
  expect(await staff.does('staff', 'list')).toContain('T1  沈若水  cashier, registrar  has not come yet')
  const invited = await staff.does('staff', 'invite', 'T1')
  const person = await somebody(campus)
  const { staff: member } = await person.value('acceptStaffInvitation', { code: codeIn(invited) })
  expect(member).toMatchObject({ number: 'T1', roles: ['cashier', 'registrar'] })
  expect(await staff.does('staff', 'list')).toContain('in WeChat')
})

test('a new code ends the ones before, and a code is kept nowhere', async () => {
  await staff.does('staff', 'grant', 'T2', '--role', 'adviser', '--name', '何敏')
  const first = codeIn(await staff.does('staff', 'invite', 'T2'))
  const second = codeIn(await staff.does('staff', 'invite', 'T2'))
  const person = await somebody(campus)
  expect(await person.codes('acceptStaffInvitation', { code: first })).not.toBe('ok')
  const { rows } = await campus.database.query('select code_mark from staff_invitation')
  expect(JSON.stringify(rows)).not.toContain(second.replaceAll('-', ''))
  expect(await person.codes('acceptStaffInvitation', { code: second.toLowerCase() })).toBe('ok')
  expect(await staff.fails('staff', 'invite', 'nobody')).toContain('There is no member of staff nobody')
})

test('roles are given and taken at once, and each is told to who has them', async () => {
  await staff.does('staff', 'grant', 'T3', '--role', 'registrar', '--name', '何敏')
  const person = await somebody(campus)
  await campus.database.query(`update staff set account_id = $1 where number = 'T3'`, [person.accountId])
  expect(await staff.does('staff', 'grant', 'T3', '--role', 'registrar', 'administrator')).toContain(
    'is administrator. registrar they had already.',
  )
  await person.value('getAuditLog', { cursor: null })
  await staff.does('staff', 'revoke', 'T3', '--role', 'administrator')
  expect(await person.codes('getAuditLog', { cursor: null })).toBe('role_required')
  expect(await staff.fails('staff', 'revoke', 'T3', '--role', 'administrator')).toContain('does not have administrator')
  const { messages } = await person.value('getMessages', { cursor: null })
  expect(messages.map((message) => `${message.code} ${'name' in message && message.name}`)).toEqual([
    'role_revoked administrator',
    'role_granted administrator',
  ])
})

test('with WeChat’s settings the code is also a picture; without them, or when WeChat is away, nothing changes', async () => {
  await staff.does('staff', 'grant', 'T4', '--role', 'cashier', '--name', '何敏')
  const path = join(await fileOf('', 'anchor'), '..', 'code.png')
  expect(await staff.fails('staff', 'invite', 'T4', '--out', path)).toContain('--out needs CAMPUS_WECHAT_APPID')
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3])
  const asked: string[] = []
  const wechat = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => {
      body += part
    })
    request.on('end', () => {
      asked.push(body)
      const isToken = request.url?.includes('token') && !request.url.includes('getwxacode')
      response.setHeader('content-type', isToken ? 'application/json' : 'image/png')
      response.end(isToken ? JSON.stringify({ access_token: 'a', expires_in: 7200 }) : png)
    })
  })
  await new Promise<void>((listening) => wechat.listen(0, '127.0.0.1', listening))
  const before = { ...process.env }
  Object.assign(process.env, {
    CAMPUS_WECHAT_APPID: 'wx1',
    CAMPUS_WECHAT_SECRET: 's',
    CAMPUS_WECHAT_API_URL: `http://127.0.0.1:${(wechat.address() as AddressInfo).port}`,
  })
  try {
    const out = await staff.does('staff', 'invite', 'T4', '--out', path)
    expect(await readFile(path)).toEqual(png)
    const scene = codeIn(out).replaceAll('-', '')
    expect(asked.map((body) => body && JSON.parse(body).scene)).toContain(scene)
    expect(await staff.fails('staff', 'invite', 'T4', '--out', path)).toContain('exists already')
    wechat.close()
    wechat.closeAllConnections()
    expect(await staff.fails('staff', 'invite', 'T4', '--out', `${path}2`)).toContain('WeChat cannot be reached')
    expect(await (await somebody(campus)).codes('acceptStaffInvitation', { code: scene })).toBe('ok')
  } finally {
    process.env = before
    wechat.close()
  }
})
