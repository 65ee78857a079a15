import type { Caller } from '../contract/kernel/caller'
import type { OperationName, Operations } from '../contract/operations'
import type { Student } from '../contract/people/person'
import type { Reply } from '../contract/refusal'
import type { CatalogueCopy } from './catalogue/catalogue-copy'
import type { EnrolmentEngine } from './engine/enrolment-engine'
import type { ContentGateway } from './gateways/wechat-content'
import type { CredentialsGateway } from './gateways/wechat-credentials'
import type { LoginGateway } from './gateways/wechat-login'
import type { PhoneGateway } from './gateways/wechat-phone'
import type { HeavyThread } from './heavy/heavy-thread'
import type { SessionLookup } from './session-lookup'
import type { GuardianBindingRow } from './tables/bindings'
import type { Database } from './tables/database'
import type { AccountId } from './tables/sessions'
import type { StaffMember } from './tables/staff'
import type { Vault } from './vault'

/** WeChat's own servers, as far as operations need them. */
export interface Gateways {
  login: LoginGateway
  phones: PhoneGateway
  content: ContentGateway
  credentials: CredentialsGateway
}

/** What every operation may use. */
export interface Services extends Gateways {
  database: Database
  catalogue: CatalogueCopy
  engine: EnrolmentEngine
  sessions: SessionLookup
  heavy: HeavyThread
  vault: Vault
  clock: () => Date
}

/** Who calls; which of these an operation's handler gets is told by its `caller`. */
export interface AnyoneCall {
  services: Services
  now: Date
  /** Of the network, as far as proxies may be believed. */
  address: string
}
export interface AccountCall extends AnyoneCall {
  accountId: AccountId
  token: string
  /** Null for an account that is bound to no student. */
  student: Student | null
}
export interface StudentCall extends AccountCall {
  student: Student
}
/** A call about a student, by themselves, a guardian who has the scope, or staff. */
export interface SubjectCall extends AccountCall {
  subject: Student
}
/** A call about a guardian's binding, by a party of it or staff. */
export interface BindingCall extends AccountCall {
  binding: GuardianBindingRow
  as: 'student' | 'guardian' | 'staff'
}
export interface StaffCall extends AccountCall {
  staff: StaffMember
}

type CallOfWho<Who> = Who extends 'about-student'
  ? SubjectCall
  : Who extends 'student-of-binding' | 'guardian-of-binding' | 'party-of-binding'
    ? BindingCall
    : Who extends 'staff'
      ? StaffCall
      : AccountCall

/** The call that a declared caller makes. */
export type CallOf<Declared extends Caller> = Declared extends 'anyone'
  ? AnyoneCall
  : Declared extends 'student'
    ? StudentCall
    : Declared extends { who: infer Who }
      ? CallOfWho<Who>
      : AccountCall

/** An operation at work: a request that fits its shape in, a reply out. What it throws is a bug or an outage. */
export type Handler<Name extends OperationName, Call> = (
  request: Operations[Name]['request'],
  call: Call,
) => Promise<Reply<Operations[Name]['reply']>>
