import type { Database } from '../../../../src/cloud/kernel/database/database'
import type { OperationName, Operations } from '../../../../src/contract/operations'
import type { Reply } from '../../../../src/contract/refusal'
import { codesOf } from '../../../support/people'
import { newRequestId } from '../../../support/small-college'
import { classmate, everybody, student, type Who } from './busy-people'
import type { Secrets } from './clear-secrets'
import type { ServedCampus, Wechat } from './served-campus'

/** What the busy time happens to. */
export interface BusyParts {
  database: Database
  wechat: Wechat
  served: ServedCampus
  secrets: Secrets
  sectionId: Operations['selectSections']['request']['sectionIds'][number]
  staffCode: string
}

/** People at their phones: everything that carries a secret, done right and done wrong. */
export class BusyTime {
  readonly tokens = new Map<Who, string>()
  /** Each answer as `operation code`. */
  readonly answers = new Set<string>()

  constructor(private readonly parts: BusyParts) {}

  async signInEverybody(): Promise<void> {
    const { wechat, secrets } = this.parts
    for (const who of everybody) {
      const code = await wechat.codeFor('login', who)
      const reply = await this.#call(null, 'signIn', { code, device: `phone of ${who}` })
      if (!reply.ok) throw new Error(`the ${who} could not sign in: ${codesOf(reply)}`)
      this.tokens.set(who, reply.value.token)
      await this.#call(null, 'signIn', { code })
      await this.#value(who, 'agreeToPrivacy', { version: '1' })
    }
    await this.#call(null, 'signIn', { code: secrets.addCode('a made-up login code', 'no-such-code-0001') })
  }

  async bindEverybody(): Promise<void> {
    const { database, wechat, secrets, staffCode } = this.parts
    await this.#call('student', 'bindStudent', byCode(secrets.addCode('a wrong activation code', '1111-2222-3333')))
    await this.#value('student', 'bindStudent', byCode(student.activationCode))
    await database.query(`update institution set student_proof = 'identity'`)
    await this.#call('classmate', 'bindStudent', byIdentity(classmate, '2006-11-29'))
    await this.#value('classmate', 'bindStudent', byIdentity(classmate))
    const phoneCode = await wechat.codeFor('phone', 'father')
    await this.#value('father', 'bindByPhone', { code: phoneCode })
    await this.#call('father', 'bindByPhone', { code: phoneCode })
    await this.#call('stranger', 'bindByPhone', { code: await wechat.codeFor('phone', 'stranger') })
    await this.#value('registrar', 'bindByPhone', { code: await wechat.codeFor('phone', 'registrar') })
    const wrong = secrets.addCode('a wrong staff code', '9999-8888-7777')
    await this.#call('stranger', 'acceptStaffInvitation', { code: wrong })
    await this.#value('administrator', 'acceptStaffInvitation', { code: staffCode })
  }

  async workTogether(): Promise<void> {
    const { sectionId } = this.parts
    const { token } = await this.#value('student', 'inviteGuardian', { requestId: newRequestId(), kinship: 'mother' })
    await this.#value('mother', 'getInvitation', { token })
    const { wards } = await this.#value('mother', 'acceptInvitation', { token, name: '林秀英' })
    await this.#value('student', 'confirmGuardian', { bindingId: wards[0]?.bindingId as never })
    await this.#value('student', 'selectSections', { requestId: newRequestId(), sectionIds: [sectionId] })
    await this.#ask()
    const file = await this.#value('registrar', 'getStudentFile', { number: student.number })
    await this.#value('registrar', 'issueActivationCode', { studentId: file.student.id })
    await this.#value('registrar', 'unlockStudent', { studentId: file.student.id })
    await this.#call('stranger', 'getStudentFile', { number: student.number })
    await this.#value('administrator', 'getAuditLog', { cursor: null })
    for (const name of ['exportMyData', 'getGuardians', 'getSessions'] as const) await this.#value('student', name, {})
    await this.#value('mother', 'closeAccount', {})
  }

  /** The database refuses rows and tells them whole, has lost a table, breaks off in the middle. */
  async breakTheDatabase(): Promise<void> {
    const { database } = this.parts
    const each = async (statement: (table: string) => string) => {
      for (const table of brokenTables) await database.query(statement(table))
    }
    await each((table) => `alter table ${table} add constraint broken check (false) not valid`)
    await this.callOnceEach()
    await each((table) => `alter table ${table} drop constraint broken`)
    await database.query('alter table student rename to student_gone')
    await this.callOnceEach()
    await database.query('alter table student_gone rename to student')
    await database.query(`create function break_off() returns trigger language plpgsql as
      'begin perform pg_terminate_backend(pg_backend_pid()); return new; end'`)
    await each((table) => `create trigger off before insert on ${table} for each row execute function break_off()`)
    await this.callOnceEach()
    await each((table) => `drop trigger off on ${table}`)
    await database.query('drop function break_off')
  }

  /** WeChat tells of mistakes of ours, then nothing any more. */
  async loseWechat(): Promise<void> {
    const { wechat } = this.parts
    const paths = ['/sns/jscode2session', '/wxa/business/getuserphonenumber', '/wxa/msg_sec_check']
    for (const errcode of [40125, -1, 47001, 40001]) {
      for (const path of paths) wechat.troubles.set(path, errcode)
      await this.callOnceEach()
    }
    const codes = [await wechat.codeFor('login', 'father'), await wechat.codeFor('phone', 'father')] as const
    await wechat.close()
    await this.#call(null, 'signIn', { code: codes[0] })
    await this.#call('father', 'bindByPhone', { code: codes[1] })
    await this.#ask()
  }

  /** What carries secrets, once each, whatever comes of it. */
  async callOnceEach(): Promise<void> {
    const { wechat, served, staffCode } = this.parts
    await this.#call(null, 'signIn', { code: await wechat.codeFor('login', 'stranger') })
    for (const who of ['stranger', 'father'] as const)
      await this.#call(who, 'bindByPhone', { code: await wechat.codeFor('phone', who) })
    await this.#call('stranger', 'bindStudent', byCode(student.activationCode))
    await this.#call('stranger', 'bindStudent', byIdentity(student))
    await this.#call('stranger', 'acceptStaffInvitation', { code: staffCode })
    await this.#call('student', 'inviteGuardian', { requestId: newRequestId(), kinship: 'father' })
    const token = this.tokens.get('student') ?? ''
    await this.#call('stranger', 'acceptInvitation', { token, name: '生人' })
    await this.#ask()
    await this.#call('registrar', 'getStudentFile', { number: student.number })
    await this.#call('registrar', 'issueActivationCode', { studentId: 1 as never })
    await this.#call('student', 'exportMyData', {})
    // As somebody would who puts into the address what belongs into headers and body.
    const address = `${served.url}/api/getPerson?token=${token}&code=${student.activationCode}`
    await fetch(address, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: '{}' })
  }

  /** A text that goes through WeChat's content check. */
  async #ask(): Promise<void> {
    const asked = { kind: 'section_full' as const, sectionIds: [this.parts.sectionId], reason: '毕业需要' }
    await this.#call('classmate', 'askAdviser', { requestId: newRequestId(), ...asked })
  }

  async #call<Name extends OperationName>(
    who: Who | null,
    name: Name,
    request: Operations[Name]['request'],
  ): Promise<Reply<Operations[Name]['reply']>> {
    const reply = await this.parts.served.call(name, request, who === null ? undefined : this.tokens.get(who))
    this.answers.add(`${name} ${codesOf(reply)}`)
    return reply
  }

  async #value<Name extends OperationName>(who: Who, name: Name, request: Operations[Name]['request']) {
    const reply = await this.#call(who, name, request)
    if (!reply.ok) throw new Error(`${name} of the ${who} was refused: ${codesOf(reply)}`)
    return reply.value
  }
}

const brokenTables = [
  'session',
  'binding',
  'binding_attempt',
  'guardian_invitation',
  'message',
  'consent',
  'audit_entry',
  'adviser_request',
  'student',
  'account',
]

type Request = Operations['bindStudent']['request']

function byCode(code: string): Request {
  const { number, name } = student
  return { number, name, proof: { kind: 'activation_code', code } }
}

function byIdentity(person: typeof classmate, birthDate = person.birthDate): Request {
  const { number, name, identityNumber } = person
  return { number, name, proof: { kind: 'identity', birthDate, lastFour: identityNumber.slice(-4) } }
}
