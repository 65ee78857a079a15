import { randomUUID } from 'node:crypto'
import type { OperationName, Operations } from '../../../src/contract/operations'
import { numberKey } from '../../../src/rules/people/student-number'
import { testVault } from '../../support/data-keys'
import type { RosterStudent } from '../../support/people'
import { newRequestId, termId } from '../../support/small-college'
import type { Pools } from './fitting-requests'
import type { FuzzCaller } from './fuzz-callers'
import type { Households } from './fuzz-households'
import type { FuzzOffer } from './fuzz-offer'
import type { FuzzPeople } from './fuzz-people'

/** A call that must not be refused. */
export type Call = <Name extends OperationName>(
  name: Name,
  request: Operations[Name]['request'],
  caller: FuzzCaller,
) => Promise<Operations[Name]['reply']>

/** What people did before anybody was hostile, by the operations themselves; returns what it left to be named. */
export async function liveALittle(
  people: FuzzPeople,
  offer: FuzzOffer,
  households: Households,
  call: Call,
): Promise<Pools> {
  const chosen = await chooseCourses(people, offer, call)
  const invited = await inviteGuardians(people, call)
  await addRecords(people, households)
  await addTries(people, households)
  return {
    ...chosen,
    invitationId: invited.ids,
    token: [...invited.tokens, ...people.tokens.values()],
    // Those that were used and many that are new: a repeat gets no further than its first answer.
    requestId: [...chosen.requestId, ...invited.ids, ...Array.from({ length: 30 }, newRequestId)],
  }
}

/** The student has a course, waits for another and gave up a third, whose seat is offered to another student. */
async function chooseCourses(people: FuzzPeople, { plain, full, other, offered, lotteryId }: FuzzOffer, call: Call) {
  const requestId = Array.from({ length: 8 }, newRequestId)
  let used = 0
  const next = () => requestId[used++] ?? newRequestId()
  const wait = { isAutomatic: false, dropCourseId: null }
  const select = (who: FuzzCaller, { sectionId }: typeof plain) =>
    call('selectSections', { requestId: next(), sectionIds: [sectionId] }, who)
  const join = (who: FuzzCaller, { sectionId }: typeof plain) =>
    call('joinWaitlist', { requestId: next(), sectionIds: [sectionId], ...wait }, who)
  for (const one of [plain, other, offered]) await select('student', one)
  await select('another student', full)
  await join('student', full)
  await join('another student', offered)
  await call('dropCourse', { requestId: next(), courseId: offered.courseId }, 'student')

  const reason = people.plant('the reason of the student', people.unique('家中有事'), 'student', 'registrar', 'adviser')
  const asked = { requestId: next(), kind: 'section_full' as const, sectionIds: [full.sectionId], reason }
  await call('askAdviser', asked, 'student')
  await call('savePlan', { termId, revision: 1, items: [{ courseId: plain.courseId, sectionIds: [] }] }, 'student')
  const choices = [{ sectionIds: [plain.sectionId], points: 10 }]
  const { lotteryCode } = await call(
    'saveLotteryChoices',
    { roundId: lotteryId, revision: 1, choices },
    'ranking student',
  )
  people.plant('the lottery code of the ranking student', lotteryCode ?? '', 'ranking student')
  return { requestId, id: [asked.requestId, randomUUID()], roundId: [lotteryId], reason: [reason, '违规', '毕业需要'] }
}

/** One card that is open, and one that was cancelled. */
async function inviteGuardians(people: FuzzPeople, call: Call) {
  const open = await call('inviteGuardian', { requestId: newRequestId(), kinship: 'mother' }, 'student')
  people.plant('a card of the student', open.token, 'student')
  const ended = await call('inviteGuardian', { requestId: newRequestId(), kinship: 'other' }, 'another student')
  people.plant('a card of another student', ended.token, 'another student')
  await call('cancelInvitation', { invitationId: ended.invitation.id }, 'another student')
  return { ids: [open.invitation.id, ended.invitation.id], tokens: [open.token, ended.token] }
}

/** What others wrote down about the student. */
async function addRecords(people: FuzzPeople, { student: { id } }: Households): Promise<void> {
  const { database, now } = people
  const reach = ['student', 'guardian', 'registrar', 'adviser'] as const
  const note = people.plant('the hold of the student', people.unique('欠费'), ...reach)
  await database.query(`insert into hold (student_id, reason, note) values ($1, 'other', $2)`, [id, note])
  const taken = people.plant('a result of the student', people.unique('XQ '), ...reach)
  await database.query(`insert into course_result values ($1, $2, '2024-autumn', 61, true)`, [id, taken])
  const said = people.plant('a message to the student', people.unique('来'), 'student')
  await database.query(
    `insert into message (account_id, code, name, about_student_id, made_by, at)
     select account_id, 'guardian_asks', $2, $1, 'guardian', $3 from binding
     where student_id = $1 and relation = 'self'`,
    [id, said, now],
  )
}

/** The student's number is one wrong try from being closed, that of the ranking student is closed. */
async function addTries({ database, now }: FuzzPeople, { student, ranking, others }: Households): Promise<void> {
  const [, expired, revoked] = others
  const add = ({ id, number }: RosterStudent, accountId: number | undefined, count: number) =>
    database.query(
      `insert into binding_attempt (at, account_id, number_mark, address_mark, student_id, outcome)
       select $1, $2, $3, 'elsewhere', $4, 'wrong' from generate_series(1, $5)`,
      [now, accountId, testVault.mark('student-number', numberKey(number)), id, count],
    )
  await add(student, expired?.accountId, 9)
  await add(ranking, revoked?.accountId, 10)
}
