import { capabilities } from '../../../../src/cloud/capabilities'
import { CatalogueCopy } from '../../../../src/cloud/catalogue/catalogue-copy'
import { newActivationCode, plainCode } from '../../../../src/cloud/people/activation-code'
import { closeAccount } from '../../../../src/cloud/people/operations/close-account'
import { addGuardian } from '../../../../src/cloud/people/tables/guardians'
import { addStaff } from '../../../../src/cloud/people/tables/staff'
import { EnrolmentEngine } from '../../../../src/cloud/selection/engine/enrolment-engine'
import type { EnrolmentReply, EnrolmentRequest, EnrolmentWish } from '../../../../src/cloud/selection/tables/enrolments'
import { type Campus, oneSection, openCampus } from '../../../support/campus'
import { testVault } from '../../../support/data-keys'
import { choicesOf, openLottery } from '../../../support/lottery-campus'
import { oneAfterAnother, theAccount, theStudent } from '../../../support/one-after-another'
import { boundStudent, byCode, type RosterStudent, type Somebody, somebody, staffMember } from '../../../support/people'
import { newRequestId, serverPartsOf, startTestServer, type TestServer, termId } from '../../../support/small-college'

const campus = openCampus()
let byWechat: TestServer
const wechat = { phone: '', openid: '', checked: 0 }

beforeAll(async () => {
  const parts = serverPartsOf()
  const gateways = {
    credentials: parts.gateways.credentials,
    login: { openidOf: async () => ({ openid: wechat.openid, unionid: null }) },
    phones: { phoneOf: async () => ({ phone: wechat.phone }) },
    content: {
      check: async () => {
        wechat.checked += 1
        return { isFit: true }
      },
    },
  }
  byWechat = await startTestServer(campus.database, { clock: () => campus.now, parts: { ...parts, gateways } })
})
afterAll(() => byWechat.server.close())

type Student = Somebody & { student: RosterStudent }

/** A student who has written everything a student may write, and whom everybody may write about. */
async function busyStudent() {
  const student = await boundStudent(campus, { name: '欧阳若溪' })
  const course = await oneSection(campus)
  const full = await oneSection(campus, { capacity: 0 })
  const { invitation, token } = await student.value('inviteGuardian', { requestId: newRequestId(), kinship: 'father' })
  const awaiting = await somebody(campus)
  const other = await student.value('inviteGuardian', { requestId: newRequestId(), kinship: 'mother' })
  const { wards } = await awaiting.value('acceptInvitation', { token: other.token, name: '尉迟敬之' })
  const bindingId = wards[0]?.bindingId as never
  const registrar = await staffMember(campus, 'registrar')
  const { code } = await registrar.value('issueActivationCode', { studentId: student.student.id })
  const phone = `+86138${Math.random().toString().slice(2, 10)}`
  const listed = { studentId: student.student.id, name: '司马秀英', kinship: 'mother', phone } as const
  await addGuardian(campus.database, testVault, listed)
  return { student, course, full, invitation, token, bindingId, phone, code }
}
type Busy = Awaited<ReturnType<typeof busyStudent>>

/** All that may be on its way while a student leaves; each answers with codes. */
const onTheirWay: Record<string, (busy: Busy) => Promise<string>> = {
  savePlan: ({ student, course }) =>
    student.codes('savePlan', {
      termId,
      revision: 1,
      items: [{ courseId: course.whole.courseId, ...course.sections }],
    }),
  askAdviser: ({ student, course }) =>
    student.codes('askAdviser', {
      requestId: newRequestId(),
      kind: 'section_full',
      ...course.sections,
      reason: '家里有事需要这门课',
    }),
  inviteGuardian: ({ student }) =>
    student.codes('inviteGuardian', { requestId: newRequestId(), kinship: 'grandparent' }),
  cancelInvitation: ({ student, invitation }) => student.codes('cancelInvitation', { invitationId: invitation.id }),
  confirmGuardian: ({ student, bindingId }) => student.codes('confirmGuardian', { bindingId }),
  setGuardianScopes: ({ student, bindingId }) =>
    student.codes('setGuardianScopes', { bindingId, timetable: true, results: true }),
  removeBinding: ({ student, bindingId }) => student.codes('removeBinding', { bindingId }),
  selectSections: ({ student, course }) =>
    student.codes('selectSections', { requestId: newRequestId(), ...course.sections }),
  acceptInvitation: async ({ token }) =>
    (await somebody(campus)).codes('acceptInvitation', { token, name: '欧阳建军' }),
  bindByPhone: async ({ phone }) => {
    wechat.phone = phone
    const { token } = await somebody(campus)
    const reply = await byWechat.call('bindByPhone', { code: 'from WeChat' }, token)
    return reply.ok ? 'ok' : reply.refusals.map(({ code }) => code).join(' ')
  },
  bindStudent: async ({ student: { student }, code }) =>
    (await somebody(campus)).codes('bindStudent', byCode({ ...student, activationCode: code })),
  issueActivationCode: async ({ student: { student } }) =>
    (await staffMember(campus, 'registrar')).codes('issueActivationCode', { studentId: student.id }),
  unlockStudent: async ({ student: { student } }) =>
    (await staffMember(campus, 'registrar')).codes('unlockStudent', { studentId: student.id }),
  releaseStudent: async ({ student: { student } }) =>
    (await staffMember(campus, 'registrar')).codes('releaseStudent', { studentId: student.id }),
  placeHold: async ({ student: { student } }) =>
    (await staffMember(campus, 'registrar')).codes('placeHold', { studentId: student.id, reason: 'other', note: null }),
  releaseHolds: async ({ student: { student } }) =>
    (await staffMember(campus, 'registrar')).codes('releaseHolds', { studentId: student.id, reason: null }),
}

const refusalOf: Record<string, string> = {
  acceptInvitation: 'invitation_gone',
  bindByPhone: 'phone_not_listed',
  bindStudent: 'binding_refused',
  issueActivationCode: 'student_not_found',
  unlockStudent: 'student_not_found',
  releaseStudent: 'student_not_found',
  placeHold: 'student_not_found',
  releaseHolds: 'student_not_found',
  confirmGuardian: 'binding_not_found',
  setGuardianScopes: 'binding_not_found',
  removeBinding: 'binding_not_found',
}

/** What is kept about a student that leaving takes away. */
async function leftBehind({ id }: RosterStudent): Promise<unknown> {
  const { rows } = await campus.database.query(
    `select (select count(*) from plan where student_id = $1) as plans,
       (select count(*) from lottery_choice where student_id = $1) as choices,
       (select count(*) from adviser_request where student_id = $1 and (reason <> '' or status = 'open')) as reasons,
       (select count(*) from guardian_invitation where student_id = $1 and status = 'open') as cards,
       (select count(*) from binding where student_id = $1 and (status <> 'ended' or name is not null)) as bindings,
       (select count(*) from guardian where student_id = $1) as guardians,
       (select count(*) from message where about_student_id = $1 and name is not null) as messages,
       (select count(*) from enrolment where student_id = $1) as enrolments,
       (select count(*) from student where id = $1 and activation_code_sealed is not null) as codes`,
    [id],
  )
  return rows[0]
}

test.each(Object.keys(onTheirWay))(
  '%s that is under way while a student leaves, leaves nothing behind',
  async (name) => {
    const busy = await busyStudent()
    const { student } = busy
    const [, answer] = await oneAfterAnother<[string, string]>(campus.database, theStudent(student.student.id), [
      () => student.codes('closeAccount', {}),
      () => onTheirWay[name]?.(busy) ?? Promise.resolve(''),
    ])
    expect(answer).toBe(refusalOf[name] ?? 'student_required')
    expect(await leftBehind(student.student)).toEqual({
      plans: 0,
      choices: 0,
      reasons: 0,
      cards: 0,
      bindings: 0,
      guardians: 0,
      messages: 0,
      enrolments: 0,
      codes: 0,
    })
  },
)

test('lottery choices that are being saved while a student leaves, leave nothing behind', async () => {
  const { student, course } = await busyStudent()
  const round = await openLottery(campus)
  const [, answer] = await oneAfterAnother<[string, string]>(campus.database, theStudent(student.student.id), [
    () => student.codes('closeAccount', {}),
    () => student.codes('saveLotteryChoices', { roundId: round.id, revision: 1, choices: choicesOf([[course, 5]]) }),
  ])
  expect(answer).toBe('student_required')
  expect(await leftBehind(student.student)).toMatchObject({ choices: 0 })
  const opensAgain = new Date(campus.now.getTime() + 3_600_000)
  await campus.database.query('delete from selection_round where id = $1', [round.id])
  await campus.database.query('update selection_round set closes_at = $1', [opensAgain])
})

test('a student who moves to another account while the one before leaves, stays', async () => {
  const { student, ...before } = await boundStudent(campus)
  const registrar = await staffMember(campus, 'registrar')
  const { code } = await registrar.value('issueActivationCode', { studentId: student.id })
  const after = await somebody(campus)
  const answers = await oneAfterAnother<[string, string]>(campus.database, theStudent(student.id), [
    () => after.codes('bindStudent', byCode({ ...student, activationCode: code })),
    () => before.codes('closeAccount', {}),
  ])
  expect(answers).toEqual(['ok', 'ok'])
  expect((await after.value('getPerson', {})).student).toMatchObject({ number: student.number, name: student.name })
  expect(await before.codes('getPerson', {})).toBe('session_required')
})

test('a place in a queue that is taken while a student leaves, is given up too', async () => {
  const { student, full } = await busyStudent()
  const joining = { requestId: newRequestId(), ...full.sections, isAutomatic: true, dropCourseId: null }
  const answers = await oneAfterAnother<[string, string]>(campus.database, theStudent(student.student.id), [
    () => student.codes('joinWaitlist', joining),
    () => student.codes('closeAccount', {}),
  ])
  expect(answers).toEqual(['ok', 'ok'])
  const { rows } = await campus.database.query('select state from waitlist_entry where student_id = $1', [
    student.student.id,
  ])
  expect(rows).toEqual([{ state: 'left' }])
})

/** An engine that is too busy for the first requests it gets. */
class BusyEngine extends EnrolmentEngine {
  constructor(
    { database }: Campus,
    public timesBusy: number,
  ) {
    const onBatchFailure = () => undefined
    super({ database, catalogue: new CatalogueCopy(), clock: () => campus.now, onBatchFailure })
  }

  override submit<Wish extends EnrolmentWish>(request: EnrolmentRequest<Wish>): Promise<EnrolmentReply<Wish>> {
    this.timesBusy -= 1
    if (this.timesBusy < 0) return super.submit(request)
    return Promise.resolve({ ok: false, refusals: [{ code: 'busy', retryAfterMs: 1 }] })
  }
}

async function leaveWith(engine: EnrolmentEngine, { accountId, token }: Student): Promise<string> {
  const services = { capabilities, database: campus.database, engine, vault: testVault } as never
  const call = { accountId, token, services, now: campus.now, address: '127.0.0.1', student: null }
  const reply = await closeAccount({}, call)
  return reply.ok ? 'ok' : reply.refusals.map(({ code }) => code).join(' ')
}

test('leaving waits while enrolment is busy, and erases nothing when that does not end', async () => {
  const { student, full } = await busyStudent()
  const joining = { requestId: newRequestId(), ...full.sections, isAutomatic: true, dropCourseId: null }
  expect(await student.codes('joinWaitlist', joining)).toBe('ok')
  expect(await leaveWith(new BusyEngine(campus, 1000), student)).toBe('busy')
  expect((await student.value('getPerson', {})).student).not.toBeNull()
  expect(await leaveWith(new BusyEngine(campus, 2), student)).toBe('ok')
  const { rows } = await campus.database.query('select state from waitlist_entry where student_id = $1', [
    student.student.id,
  ])
  expect(rows).toEqual([{ state: 'left' }])
})

test('signing in while the account leaves begins a new account, and the old one has no session', async () => {
  const person = await somebody(campus)
  const { rows: accounts } = await campus.database.query('select openid from account where id = $1', [person.accountId])
  wechat.openid = accounts[0].openid
  const [, signedIn] = await oneAfterAnother(campus.database, theAccount(person.accountId), [
    () => person.codes('closeAccount', {}),
    () => byWechat.call('signIn', { code: 'from WeChat' }),
  ])
  if (!signedIn.ok) throw new Error('nobody was signed in')
  expect(await campus.server.call('getPerson', {}, signedIn.value.token)).toMatchObject({ ok: true })
  const { rows } = await campus.database.query(
    'select a.left_at from session s join account a on a.id = s.account_id where a.openid = $1 or a.left_at is not null',
    [wechat.openid],
  )
  expect(rows).toEqual([{ left_at: null }])
})

test.each<[string, (person: Somebody) => Promise<string>]>([
  ['agreeToPrivacy', (person) => person.codes('agreeToPrivacy', { version: '1' })],
  ['readMessages', (person) => person.codes('readMessages', { upToId: 1 as never })],
  [
    'acceptStaffInvitation',
    async (person) => {
      const member = { number: newRequestId(), name: '何敏', nameEn: null, phone: null }
      const staffId = await addStaff(campus.database, testVault, member)
      const code = newActivationCode()
      await campus.database.query(
        `insert into staff_invitation (code_mark, staff_id, made_at, expires_at) values ($1, $2, $3, $3::timestamptz + interval '1 day')`,
        [testVault.mark('staff-invitation', plainCode(code)), staffId, campus.now],
      )
      return person.codes('acceptStaffInvitation', { code })
    },
  ],
  [
    'acceptInvitation',
    async (person) => {
      const student = await boundStudent(campus)
      const { token } = await student.value('inviteGuardian', { requestId: newRequestId(), kinship: 'father' })
      return person.codes('acceptInvitation', { token, name: '欧阳建军' })
    },
  ],
  [
    'bindStudent',
    async (person) => {
      const { student } = await boundStudent(campus)
      return person.codes('bindStudent', { ...byCode(student), name: '不是他' })
    },
  ],
])('%s that is under way while an account leaves, is refused', async (_name, call) => {
  const person = await somebody(campus)
  const [, answer] = await oneAfterAnother<[string, string]>(campus.database, theAccount(person.accountId), [
    () => person.codes('closeAccount', {}),
    () => call(person),
  ])
  expect(answer).toBe('session_required')
  const { rows } = await campus.database.query(
    `select (select count(*) from staff where account_id = $1) + (select count(*) from binding where account_id = $1)
       + (select count(*) from binding_attempt where account_id = $1) as count`,
    [person.accountId],
  )
  expect(rows).toEqual([{ count: 0 }])
})

test('whoever is told something while they leave, takes it with them', async () => {
  const student = await boundStudent(campus)
  const { token } = await student.value('inviteGuardian', { requestId: newRequestId(), kinship: 'father' })
  const guardian = await somebody(campus)
  await guardian.value('acceptInvitation', { token, name: '欧阳建军' })
  const { guardians } = await student.value('getGuardians', {})
  const bindingId = guardians[0]?.bindingId as never
  for (const order of [0, 1]) {
    const calls = [() => guardian.codes('closeAccount', {}), () => student.codes('confirmGuardian', { bindingId })]
    await oneAfterAnother(campus.database, theStudent(student.student.id), order === 0 ? calls : calls.reverse())
    const { rows } = await campus.database.query('select code from message where account_id = $1', [guardian.accountId])
    expect(rows).toEqual([])
  }
})

test('a text of somebody who has left since is not let past the content check', async () => {
  const student = await boundStudent(campus)
  const { token } = await student.value('inviteGuardian', { requestId: newRequestId(), kinship: 'father' })
  const person = await somebody(campus)
  wechat.checked = 0
  const [reply] = await oneAfterAnother(
    campus.database,
    {
      text: 'lock table account in access exclusive mode',
      meanwhile: `update account set openid = null, left_at = now() where id = ${person.accountId}`,
    },
    [() => byWechat.call('acceptInvitation', { token, name: '说话难听' }, person.token)],
  )
  expect(reply).toEqual({ ok: false, refusals: [{ code: 'session_required' }] })
  expect(wechat.checked).toBe(0)
})
