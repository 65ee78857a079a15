import type { FastifyInstance } from 'fastify'
import type { Gateways } from '../../../src/cloud/call-context'
import type { Database } from '../../../src/cloud/kernel/database/database'
import { createServer } from '../../../src/cloud/main'
import { sessionHeader } from '../../../src/contract/kernel/session-header'
import type { Operations } from '../../../src/contract/operations'
import type { Reply } from '../../../src/contract/refusal'
import { testDataKeys } from '../../support/data-keys'
import { openCollege, serverPartsOf } from '../../support/small-college'
import type { Pools } from './fitting-requests'
import type { FuzzCaller } from './fuzz-callers'
import { type Call, liveALittle } from './fuzz-history'
import { addHouseholds, type Households, type Proof } from './fuzz-households'
import { addOffer } from './fuzz-offer'
import { FuzzPeople } from './fuzz-people'
import type { Planted } from './leaks'

/** A college full of things that others must not learn, with its server. */
export interface FuzzCollege {
  server: FastifyInstance
  pools: Pools
  planted: readonly Planted[]
  proofs: readonly Proof[]
  /** The token of a caller's session; none for nobody. */
  sessionOf(caller: FuzzCaller): string | undefined
}

/** Opens the college in an empty, migrated database; its clock stands still at `now`. */
export async function openFuzzCollege(database: Database, now: Date): Promise<FuzzCollege> {
  await openCollege(database)
  // Both proofs are let in: an activation code always is.
  await database.query(`update institution set student_proof = 'identity', help_contact = '教务处'`)
  const people = new FuzzPeople(database, now)
  const { loginCodes, phoneCodes, tokens } = people
  const server = createServer({ database, ...serverPartsOf({ gateways: gatewaysOf(people) }), clock: () => now })
  await server.ready()
  const offer = await addOffer(database, now)
  const households = await addHouseholds(people)
  const lived = await liveALittle(people, offer, households, callTo(server, people))
  people.plant('the data key', testDataKeys.split(':')[1] ?? '')
  const wechatCodes = [...loginCodes, ...phoneCodes].map(([code, { viewer }]) => ({ parts: [code], viewer }))
  return {
    server,
    planted: people.planted,
    proofs: [...households.proofs, ...wechatCodes],
    sessionOf: (caller) => (caller === 'nobody' ? undefined : (tokens.get(caller) ?? 'A'.repeat(43))),
    pools: { ...offer.pools, ...lived, ...(await idsIn(database)), ...poolsOf(households, people) },
  }
}

/** What WeChat would say: codes it gave are good here as often as they are asked about. */
function gatewaysOf({ loginCodes, phoneCodes }: FuzzPeople): Gateways {
  return {
    login: {
      openidOf: async (code) => {
        const known = loginCodes.get(code)
        return known ? { openid: known.openid, unionid: null } : { refusal: { code: 'login_code_rejected' } }
      },
    },
    phones: {
      phoneOf: async (code) => {
        const known = phoneCodes.get(code)
        return known ? { phone: known.phone } : { refusal: { code: 'phone_code_rejected' } }
      },
    },
    content: { check: async (text) => ({ isFit: !text.includes('违规') }) },
    credentials: { check: async () => ({ code: 'unreachable' }) },
  }
}

function callTo(server: FastifyInstance, { tokens }: FuzzPeople): Call {
  return async (name, request, caller) => {
    const headers = { [sessionHeader]: tokens.get(caller) }
    const payload = JSON.stringify(request)
    const { body } = await server.inject({ method: 'POST', url: `/api/${name}`, headers, payload })
    const reply = JSON.parse(body) as Reply<Operations[typeof name]['reply']>
    if (!reply.ok) throw new Error(`${name} of the ${caller} was refused: ${body}`)
    return reply.value
  }
}

function poolsOf({ bindingIds, staffCodes, ...of }: Households, { loginCodes, phoneCodes }: FuzzPeople): Pools {
  const students = [of.student, of.another, of.ranking, of.free]
  const activationCodes = students.map(({ activationCode }) => activationCode)
  return {
    // For the most part the one who has the most to hide.
    studentId: [of.student, of.student, ...students].map(({ id }) => id),
    number: students.map(({ number }) => number),
    name: [...students.map(({ name }) => name), '林建国', '违规'],
    birthDate: ['2005-03-19', '2005-03-18'],
    lastFour: students.map(({ identityNumber }) => identityNumber.slice(-4)),
    bindingId: bindingIds,
    code: [...loginCodes.keys(), ...phoneCodes.keys(), ...activationCodes, ...staffCodes],
    version: ['1', '0', '2'],
    cursor: cursors,
    device: ['iPhone 13'],
  }
}

/** Ids that no operation told when they were made. */
async function idsIn(database: Database): Promise<Pools> {
  const ids = async (text: string) => (await database.query<{ id: unknown }>(text)).rows.map(({ id }) => id)
  return {
    sessionId: await ids('select id from session order by id'),
    upToId: await ids('select id from message order by id'),
  }
}

/** Anybody can open a cursor and write another; these are of the shapes that the server writes. */
const cursors = [
  ...['1', '2147483647', '9999999999', '0', '-1'],
  ...[
    [0, 'CS 1101', '01', 1],
    [1e308, '\0', '\ud800', -1],
    { at: '2026-11-22T00:00:00Z', key: 'zzz' },
    { at: '0000-01-01T00:00:00Z', key: '' },
    { at: '9999-12-31T23:59:59.999999999999+23:59', key: '' },
    { at: '2026-11-22T00:00:00Z', key: 'a\0b' },
    { at: '2026-11-22T00:00:00Z', key: '\ud800' },
    { at: "2026-11-22T00:00:00Z'; drop table student; --", key: '' },
    { at: null, key: {} },
    null,
  ].map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
]
