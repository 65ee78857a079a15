import { type Database, inTransaction, openDatabase } from '../../../src/cloud/kernel/database/database'
import { SessionLookup } from '../../../src/cloud/people/session-lookup'
import { findSessions, openAccount, type SessionHolder, startSession } from '../../../src/cloud/people/tables/sessions'
import { closeTestDatabase, openTestDatabase, urlOfTestDatabase } from '../../support/database'
import { addStudents, only, openCollege, type TestStudent } from '../../support/small-college'
import { History } from '../kernel/reads/history'

const stepsMin = Number(process.env.MODEL_STEPS ?? 20_000)
const seed = Number(process.env.MODEL_SEED ?? 20_261_129)

let database: Database
let pools: Database[]
let people: (TestStudent & { accountId: number })[]

beforeAll(async () => {
  database = await openTestDatabase()
  await openCollege(database)
  people = []
  for (const student of await addStudents(database, 8)) {
    const holder = (await findSessions(database, [student.token])).get(student.token)
    people.push({ ...student, accountId: holder?.accountId ?? 0 })
  }
  pools = [0, 1].map(() => openDatabase(urlOfTestDatabase(database), 4))
})

afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()))
  await closeTestDatabase(database)
})

function lookups(ageMaxMs: number): SessionLookup[] {
  return pools.map(
    (pool) =>
      new SessionLookup({
        database: pool,
        clock: () => new Date(),
        onFailure: (error) => {
          throw error
        },
        ageMaxMs,
      }),
  )
}

/** What a server tells of a session in one word. */
function told(holder: SessionHolder | null | undefined): string {
  if (!holder) return 'signed out'
  return holder.student ? `${holder.student.name} ${holder.student.cohort}` : 'nobody'
}

/** What may happen to an account, in one transaction. */
const deeds = [
  'delete from session where account_id = $1 and $2::integer is not null',
  `insert into session (token_hash, account_id, last_used_at, expires_at)
   select sha256(convert_to($3, 'UTF8')), $1, now(), now() + interval '1 day' where $2::integer is not null on conflict do nothing`,
  `update binding set status = 'ended', ended_at = now()
   where account_id = $1 and student_id = $2 and status <> 'ended'`,
  'insert into binding (account_id, student_id) select $1, $2 on conflict do nothing',
  `update student set cohort = cohort + 1 where id = $2 and $1::integer is not null`,
]

test(`in ${stepsMin} steps from seed ${seed}, no session is told otherwise than it was a moment ago`, async () => {
  const ageMaxMs = 5
  const servers = lookups(ageMaxMs)
  const history = new History(seed)
  const deedsOf = (person: (typeof people)[number], deed: string, turn: number) => async () => {
    await inTransaction(database, async (connection) => {
      const values = [person.accountId, person.id, person.token].slice(0, deed.includes('$3') ? 3 : 2)
      await connection.query(deed, values)
      // Those that began later end before it.
      if (turn % 7 === 0) await connection.query('select pg_sleep(0.02)')
    })
    return told((await findSessions(database, [person.token])).get(person.token))
  }
  const keyOf = ({ id }: { id: number }) => `session of ${id}`
  for (const person of people) await history.write(keyOf(person), deedsOf(person, 'select $1::integer, $2::integer', 1))
  for (let turn = 1; history.steps < stepsMin; turn += 1) {
    const writing = history.some(people, 3).flatMap((person) => {
      const [deed] = history.some(deeds, 1)
      return deed ? [history.write(keyOf(person), deedsOf(person, deed, turn))] : []
    })
    const reading = servers.flatMap((server) =>
      history
        .some(people, 8)
        .map((person) =>
          history.read(keyOf(person), ageMaxMs, async () => told(await server.find(person.token, { mayRecall: true }))),
        ),
    )
    await Promise.all([...writing, ...reading])
    history.check()
  }
  expect(history.lies).toEqual([])
}, 1_200_000)

test('who is signed out at one server is signed out at the other', async () => {
  const [here, there] = lookups(250)
  const { id, token } = only(await addStudents(database, 1))
  // Remembered, after the first question of what has changed.
  for (let times = 0; times < 3; times += 1)
    expect((await there?.find(token, { mayRecall: true }))?.student?.id).toBe(id)
  await database.query(
    `delete from session where account_id = (select account_id from binding where student_id = $1)`,
    [id],
  )
  while ((await there?.find(token, { mayRecall: true })) !== null)
    await new Promise((resolve) => setTimeout(resolve, 20))
  expect(await here?.find(token, { mayRecall: true })).toBeNull()
})

test('who is bound at one server is a student at the other in the very next call', async () => {
  const [server] = lookups(600_000)
  const accountId = await openAccount(database, 'somebody with a phone')
  const { token } = await startSession(database, accountId, new Date())
  for (let times = 0; times < 3; times += 1) expect(told(await server?.find(token, { mayRecall: true }))).toBe('nobody')
  const { id } = only(await addStudents(database, 1))
  await database.query('delete from binding where student_id = $1', [id])
  await database.query('insert into binding (account_id, student_id) values ($1, $2)', [accountId, id])
  expect((await server?.find(token, { mayRecall: true }))?.student?.id).toBe(id)
})

test('a department that is called otherwise is so for its students', async () => {
  const [server] = lookups(1)
  const { rows } = await database.query<{ id: number }>(
    `insert into department (code, name) values ('CS', '计算机') returning id`,
  )
  const [one] = await addStudents(database, 1)
  await database.query('update student set department_id = $1 where id = $2', [only(rows).id, one?.id])
  const name = async () => (await server?.find(one?.token ?? '', { mayRecall: true }))?.student?.department?.name
  while ((await name()) !== '计算机') await new Promise((resolve) => setTimeout(resolve, 20))
  await database.query(`update department set name = '信息' where code = 'CS'`)
  while ((await name()) !== '信息') await new Promise((resolve) => setTimeout(resolve, 20))
})
