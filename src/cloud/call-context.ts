import type { OperationName } from '../contract/operation-kinds'
import type { Operations } from '../contract/operations'
import type { Student } from '../contract/person'
import type { Reply } from '../contract/refusal'
import type { CatalogueCopy } from './catalogue/catalogue-copy'
import type { EnrolmentEngine } from './engine/enrolment-engine'
import type { LoginGateway } from './gateways/wechat-login'
import type { SessionLookup } from './session-lookup'
import type { Database } from './tables/database'
import type { AccountId } from './tables/sessions'

/** What every operation may use. */
export interface Services {
  database: Database
  catalogue: CatalogueCopy
  engine: EnrolmentEngine
  sessions: SessionLookup
  loginGateway: LoginGateway
  clock: () => Date
}

/** Who calls; which of these an operation's handler gets is told by its `caller`. */
export interface AnyoneCall {
  services: Services
  now: Date
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

/** An operation at work: a request that fits its shape in, a reply out. What it throws is a bug or an outage. */
export type Handler<Name extends OperationName, Call> = (
  request: Operations[Name]['request'],
  call: Call,
) => Promise<Reply<Operations[Name]['reply']>>
