import { setTimeout } from 'node:timers/promises'
import { CallGates } from '../../../src/cloud/call-gates'
import { HeavyThread } from '../../../src/cloud/heavy/heavy-thread'
import { closeServerDatabases, inTransaction, openServerDatabases } from '../../../src/cloud/kernel/database/database'
import type { AccountId } from '../../../src/cloud/people/tables/sessions'
import { openCampus } from '../../support/campus'
import { urlOfTestDatabase } from '../../support/database'
import { theAccount } from '../../support/one-after-another'
import { codesOf, somebody } from '../../support/people'
import { serverPartsOf, startTestServer } from '../../support/small-college'

const campus = openCampus()
const [one, other] = [1 as AccountId, 2 as AccountId]

test('a burst of one account is at work a few at a time, and most of it is told to come back', async () => {
  const gates = new CallGates(20)
  let inside = 0
  let most = 0
  let finish: () => void = () => undefined
  const held = new Promise<void>((resolve) => {
    finish = resolve
  })
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    await held
    inside -= 1
    return 'done'
  }
  const burst = Array.from({ length: 600 }, () => gates.run(one, 'getPerson', work))
  // Nobody else waits for them.
  expect(await gates.run(other, 'getPerson', async () => 'done')).toBe('done')
  finish()
  const answers = await Promise.all(burst)
  expect(most).toBe(8)
  expect(answers.filter((answer) => answer === 'done')).toHaveLength(40)
  expect(answers.at(-1)).toEqual({ refusal: { code: 'too_many_requests', retryAfterMs: 1000 } })
  expect(await gates.run(one, 'getPerson', async () => 'done')).toBe('done')
})

test('an account whose row somebody holds leaves a connection to the others, however often it calls', async () => {
  // As deployed: three are for choosing, one for jobs, and three for what everybody calls.
  const databases = openServerDatabases(urlOfTestDatabase(campus.database), 7)
  const server = await startTestServer(databases.database, databases)
  const [stuck, free] = [await somebody(campus), await somebody(campus)]
  const { text, values } = theAccount(stuck.accountId)
  const calls = await inTransaction(campus.database, async (connection) => {
    await connection.query(text, values)
    const waiting = Array.from({ length: 6 }, () => server.call('agreeToPrivacy', { version: '1' }, stuck.token))
    await untilWaiting(2)
    for (let turn = 0; turn < 3; turn += 1) expect(codesOf(await server.call('getPerson', {}, free.token))).toBe('ok')
    return waiting
  })
  expect((await Promise.all(calls)).map(codesOf)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok'])
  await server.server.close()
  await closeServerDatabases(databases)
})

/** Until so many connections of this database wait for a lock. */
async function untilWaiting(count: number): Promise<void> {
  const text = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  while ((await campus.database.query(text)).rows.length < count) await setTimeout(10)
}

test('a costly kind of call has a limit and a place of its own', async () => {
  const { configuration, gateways } = serverPartsOf()
  const callLimits = { accountPerMinute: 200, addressPerMinute: 200 }
  const parts = { configuration: { ...configuration, callLimits }, gateways }
  const server = await startTestServer(campus.database, { parts })
  const person = await somebody(campus)
  const codes = []
  for (let calls = 0; calls < 3; calls += 1) {
    const reply = await server.call('exportMyData', {}, person.token)
    codes.push(reply.ok ? 'ok' : reply.refusals[0]?.code)
  }
  expect(codes).toEqual(['ok', 'ok', 'too_many_requests'])
  expect((await server.call('getPerson', {}, person.token)).ok).toBe(true)
  await server.server.close()
})

test('of a flood of made-up tokens from one address most are refused unseen, and who is known there goes on', async () => {
  const { configuration, gateways } = serverPartsOf()
  const callLimits = { accountPerMinute: 1_000_000, addressPerMinute: 5 }
  const parts = { configuration: { ...configuration, callLimits }, gateways }
  const server = await startTestServer(campus.database, { parts })
  const person = await somebody(campus)
  expect((await server.call('getPerson', {}, person.token)).ok).toBe(true)
  // Nothing that is asked about sessions gets an answer now: what is refused was refused without it.
  const connection = await campus.database.connect()
  for (let calls = 0; calls < 5; calls += 1) await server.call('getInstitution', {})
  await server.call('getInstitution', {})
  await connection.query('begin')
  await connection.query('lock table session in access exclusive mode')
  const post = (token: string) =>
    fetch(`${server.url}/api/getPerson`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: '{}' })
  const flood = Array.from({ length: 400 }, (_, index) => post(`${'x'.repeat(39)}${1000 + index}`))
  expect((await Promise.any(flood)).status).toBe(429)
  await connection.query('rollback')
  connection.release()
  await Promise.all(flood)
  expect((await post(person.token)).status).toBe(200)
  await server.server.close()
})

test('a piece of heavy work that fails is told so, and the next one is done', async () => {
  const thread = new HeavyThread()
  await expect(thread.run('makeWorkbook', null as never)).rejects.toThrow('heavy work failed')
  const bytes = await thread.run('makeWorkbook', [{ name: 'A', heading: ['a'], rows: [['1']] }])
  expect(Buffer.from(bytes).toString('latin1', 0, 2)).toBe('PK')
  await thread.close()
})
