import type { Caller } from '../contract/kernel/caller'
import type { OperationDeclaration } from '../contract/kernel/operation'
import type { PersonMessage } from '../contract/messages'
import type { OperationName, Operations, operations } from '../contract/operations'
import type { StudentId } from '../contract/people/ids'
import type { Person, Student } from '../contract/people/person'
import type { DeskItem } from '../contract/people/staff'
import type { Refusal, Reply } from '../contract/refusal'
import type { StudentTerm } from '../contract/selection/enrolment'
import type { Todo } from '../contract/todos'
import type { CatalogueCopy } from './catalogue/catalogue-copy'
import type { HeavyThread } from './heavy/heavy-thread'
import type { Database, Queryable } from './kernel/database/database'
import type { Reads } from './kernel/reads/reads'
import type { Vault } from './kernel/vault/vault'
import type { ContentGateway } from './kernel/wechat/wechat-content'
import type { CredentialsGateway } from './kernel/wechat/wechat-credentials'
import type { LoginGateway } from './kernel/wechat/wechat-login'
import type { PhoneGateway } from './kernel/wechat/wechat-phone'
import type { SessionLookup } from './people/session-lookup'
import type { GuardianBindingRow } from './people/tables/bindings'
import type { MessageFrame, MessageRow } from './people/tables/messages'
import type { PersonalSheet } from './people/tables/my-data'
import type { AccountId } from './people/tables/sessions'
import type { StaffMember } from './people/tables/staff'
import type { EnrolmentEngine } from './selection/engine/enrolment-engine'
import type { StudentRecord } from './selection/tables/student-records'

/** WeChat's own servers, as far as operations need them. */
export interface Gateways {
  login: LoginGateway
  phones: PhoneGateway
  content: ContentGateway
  credentials: CredentialsGateway
}

/** What every operation may use. */
export interface Services extends Gateways {
  /** What the capabilities bring, for what concerns all of them. */
  capabilities: readonly Capability[]
  database: Database
  /** For what only tells; what decides reads in its own transaction. */
  reads: Reads
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

/**
 * An act of the school's: what a call of staff and a command have in common. A handler that asks no more than this of
 * its caller can be given as a command, too.
 */
export interface OfficeCall {
  services: Pick<Services, 'database' | 'catalogue' | 'engine'>
  now: Date
  /** Who answers for it; people may read the name. */
  staff: Pick<StaffMember, 'name'>
}
/** One that opens or seals personal data. */
export interface KeyedOfficeCall extends OfficeCall {
  services: Pick<Services, 'database' | 'catalogue' | 'engine' | 'vault'>
}

/** A call that may be made; `staff` and `studentId` are for the audit log, `staff` null unless it is made as staff. */
export interface Admission {
  call: AnyoneCall
  staff: StaffMember | null
  studentId: StudentId | null
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

/** Each declared operation's handler gets the caller that its declaration promises. */
export type HandlersOf<Declared extends Record<string, OperationDeclaration>> = {
  [Name in keyof Declared & OperationName]: Handler<Name, CallOf<(typeof operations)[Name]['caller']>>
}

/** What happens to what a capability keeps when somebody closes their account. */
export interface Closing {
  /** Before anything is locked: ends what only the capability's own machinery may end. Refuses with nothing erased. */
  prepare?(services: Services, studentId: StudentId): Promise<Refusal | null>
  /** Under the locks: whether what was ended has stayed so. */
  isPrepared?(connection: Queryable, studentId: StudentId): Promise<boolean>
  /** Under the locks: takes off a student what is personal; what must be kept stays under the pseudonym. */
  eraseStudent?(connection: Queryable, studentId: StudentId, now: Date): Promise<void>
  /** The same of an account. */
  eraseAccount?(connection: Queryable, accountId: AccountId, now: Date): Promise<void>
}

/** Makes what the reader of a message is sent; null when its code is another capability's. */
export type MessageTeller = (row: MessageRow, frame: MessageFrame) => PersonMessage | null

/**
 * Work that is done without anybody asking, by one process at a time (`kernel/jobs`). What fails is tried again, and what
 * a process was at when it died is done by another: it must bear being done twice.
 */
export interface Task {
  /** Of all capabilities no other has it; jobs in the database are added by it. */
  readonly name: string
  /** When it is due by the clock, as a line of cron in UTC; without, only when a transaction adds it by `addJob`. */
  readonly cron?: string
  /** Servers do it every second besides, as long as they live: for what must not wait for a minute. */
  readonly isEverySecond?: true
  /** What takes long asks `isStopped` between its parts, and leaves the rest to the next turn. */
  run(services: Services, turn: { payload: unknown; isStopped: () => boolean }): Promise<void>
}

/** What somebody opens the applet with, so that nothing of it is read again to tell what waits. */
export interface Opening {
  call: AccountCall
  person: Person
  /** Null for who is no student, and where the school has no term. */
  own: OpenedTerm | null
  /** Null when no ward is looked at who shares the timetable. */
  ward: OpenedTerm | null
  /** By the school's clock. */
  today: string
}
interface OpenedTerm {
  student: Student
  term: StudentTerm
  /** That staff have granted, in all terms. */
  exceptions: Readonly<StudentRecord['exceptions']>
}

/**
 * What a capability brings to the whole, beside its operations. `capabilities.ts` lists them all; whoever needs what all
 * of them bring finds it in the services, so that no capability has to know the others.
 */
export interface Capability {
  readonly name: string
  /** Everything it keeps about a person, as sheets of what somebody may take along. */
  readonly personalData?: readonly PersonalSheet[]
  readonly closing?: Closing
  /** What waits for the member of staff; nothing where their roles do not reach. */
  readonly deskItems?: (call: StaffCall) => Promise<DeskItem[]>
  /** What waits for the person, for Today. */
  readonly todayItems?: (opening: Opening) => Promise<Todo[]>
  /** Whom a request of staff is about where it names neither a student nor a number. */
  readonly studentIn?: (database: Queryable, request: unknown) => Promise<StudentId | null>
  readonly messages?: (services: Services) => Promise<MessageTeller>
  readonly tasks?: readonly Task[]
}
