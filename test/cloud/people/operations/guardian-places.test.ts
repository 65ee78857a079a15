import type { Database } from '../../../../src/cloud/kernel/database/database'
import { addGuardian } from '../../../../src/cloud/people/tables/guardians'
import type { Refusal } from '../../../../src/contract/refusal'
import { openCampus } from '../../../support/campus'
import { testVault } from '../../../support/data-keys'
import { oneAfterAnother, theStudent } from '../../../support/one-after-another'
import { boundStudent, codesOf, type RosterStudent, type Somebody, somebody } from '../../../support/people'
import { newRequestId, serverPartsOf, startTestServer, type TestServer } from '../../../support/small-college'

const campus = openCampus()
let server: TestServer
let phone = ''
let phoneCount = 0

beforeAll(async () => {
  const parts = serverPartsOf()
  const gateways = { ...parts.gateways, phones: { phoneOf: async () => ({ phone }) } }
  server = await startTestServer(campus.database, { clock: () => campus.now, parts: { ...parts, gateways } })
})
afterAll(() => server.server.close())

const full: Refusal = { code: 'guardians_exceeded', guardiansMax: 6 }

function invite(student: Somebody) {
  return student.call('inviteGuardian', { requestId: newRequestId(), kinship: 'other' })
}

/** Tokens of cards that can be accepted. */
async function cards(student: Somebody, count: number): Promise<string[]> {
  const tokens: string[] = []
  while (tokens.length < count)
    tokens.push((await student.value('inviteGuardian', { requestId: newRequestId(), kinship: 'father' })).token)
  return tokens
}

/** Somebody whom the student's roster names by the phone that WeChat vouches for from now on. */
async function listed({ id: studentId }: RosterStudent): Promise<() => ReturnType<typeof byPhone>> {
  phoneCount += 1
  phone = `+86138000${50_000 + phoneCount}`
  await addGuardian(campus.database, testVault, { studentId, name: `家长${phoneCount}`, kinship: 'mother', phone })
  const person = await somebody(campus)
  return () => byPhone(person)
}

function byPhone({ token }: Somebody) {
  return server.call('bindByPhone', { code: 'from WeChat' }, token)
}

async function placesOf(student: Somebody): Promise<number> {
  const { guardians, invitations } = await student.value('getGuardians', {})
  return guardians.length + invitations.length
}

test('six cards leave no place for a seventh guardian by phone, who is told why', async () => {
  const { student, ...person } = await boundStudent(campus)
  const [first] = await cards(person, 6)
  const bind = await listed(student)
  expect(await bind()).toEqual({ ok: false, refusals: [full] })
  expect(await (await somebody(campus)).codes('acceptInvitation', { token: first ?? '', name: '林建国' })).toBe('ok')
  expect(await bind()).toEqual({ ok: false, refusals: [full] })
  const [, , awaiting] = (await person.value('getGuardians', {})).invitations
  await person.value('cancelInvitation', { invitationId: awaiting?.id as never })
  expect(await bind()).toMatchObject({ ok: true, value: { studentsBound: 1 } })
  expect(await placesOf(person)).toBe(6)
})

test('a card and a phone that want the last place at once: the one that comes first has it', async () => {
  for (const cardFirst of [true, false]) {
    const { student, ...person } = await boundStudent(campus)
    await cards(person, 5)
    const bind = await listed(student)
    const calls = [async () => codesOf(await invite(person)), async () => codesOf(await bind())]
    const answers = await oneAfterAnother(campus.database, theStudent(student.id), cardFirst ? calls : calls.reverse())
    expect(answers).toEqual(['ok', 'guardians_exceeded'])
    expect(await placesOf(person)).toBe(6)
  }
})

test('cards that are accepted while phones are bound make no more than six guardians', async () => {
  const { student, ...person } = await boundStudent(campus)
  const tokens = await cards(person, 4)
  const accepting = await Promise.all(
    tokens.map(async (token) => {
      const guardian = await somebody(campus)
      return () => guardian.codes('acceptInvitation', { token, name: '林建国' })
    }),
  )
  // All of one phone, as a family has it; the name tells them apart on the roster.
  const bind = await listed(student)
  const others = [await somebody(campus), await somebody(campus), await somebody(campus)]
  const binding = [bind, ...others.map((other) => () => byPhone(other))].map((one) => async () => codesOf(await one()))
  const calls = [0, 1, 2, 3].flatMap((index) => [binding[index], accepting[index]].flatMap((call) => call ?? []))
  // No more at once than the server has connections.
  const answers = await oneAfterAnother(campus.database, theStudent(student.id), calls.slice(0, 6))
  for (const call of calls.slice(6)) answers.push(await call())
  expect(answers).toEqual(['ok', 'ok', 'ok', 'ok', 'guardians_exceeded', 'ok', 'guardians_exceeded', 'ok'])
  expect((await person.value('getGuardians', {})).guardians).toHaveLength(6)
})

test('a card that was cancelled, used or has run out is no card when it is asked for again', async () => {
  const { student: _, ...person } = await boundStudent(campus)
  const request = { requestId: newRequestId(), kinship: 'father' } as const
  const { invitation } = await person.value('inviteGuardian', request)
  await person.value('cancelInvitation', { invitationId: invitation.id })
  expect(await person.call('inviteGuardian', request)).toEqual({
    ok: false,
    refusals: [{ code: 'invitation_gone', why: 'cancelled' }],
  })
})

test('one request id of two students at once: one has the card, the other is refused and shown nothing of it', async () => {
  const one = await boundStudent(campus)
  const two = await boundStudent(campus)
  const request = { requestId: newRequestId(), kinship: 'father' } as const
  // Both have looked for an earlier card of this id before either may write one.
  const holding = { text: 'lock table guardian_invitation in share mode' }
  const answers = await oneAfterAnother(campus.database, holding, [
    () => one.call('inviteGuardian', request),
    () => two.call('inviteGuardian', request),
  ])
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(answers).toContainEqual({ ok: false, refusals: [{ code: 'request_id_reused' }] })
})

test('one request id of two students who both find no card of it: the later one waits, and is refused all the same', async () => {
  const one = await boundStudent(campus)
  const two = await boundStudent(campus)
  const request = { requestId: newRequestId(), kinship: 'father' } as const
  await pauseBeforeUniqueIndexes(campus.database)
  const answers = await oneAfterAnother(campus.database, { text: 'select pg_advisory_xact_lock(1)' }, [
    () => one.call('inviteGuardian', request),
    () => two.call('inviteGuardian', request),
  ])
  expect(answers).toMatchObject([{ ok: true }, { ok: false, refusals: [{ code: 'request_id_reused' }] }])
})

/**
 * Has whoever adds a card wait where they have found that there is none of its id and no unique index holds theirs yet.
 * PostgreSQL looks for conflicts, then fills the indexes in the order in which they were made.
 */
async function pauseBeforeUniqueIndexes(database: Database): Promise<void> {
  await database.query(`
    create function paused(id uuid) returns uuid language plpgsql immutable as $$
      begin perform pg_advisory_xact_lock(1); return id; end $$;
    alter table binding drop constraint binding_invitation_id_fkey;
    alter table guardian_invitation drop constraint guardian_invitation_pkey,
      drop constraint guardian_invitation_token_hash_key;
    create index guardian_invitation_paused on guardian_invitation (paused(id));
    alter table guardian_invitation add primary key (id), add unique (token_hash);
    alter table binding add foreign key (invitation_id) references guardian_invitation (id)`)
}
