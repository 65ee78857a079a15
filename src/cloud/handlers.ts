import type { OperationName } from '../contract/operation-kinds'
import type { Caller, operations } from '../contract/operations'
import type { Reply } from '../contract/refusal'
import type { AccountCall, AnyoneCall, Handler, StudentCall } from './call-context'
import { dropCourse } from './operations/drop-course'
import { getCourse } from './operations/get-course'
import { getInstitution } from './operations/get-institution'
import { getPerson } from './operations/get-person'
import { getStudentTerm } from './operations/get-student-term'
import { searchSections } from './operations/search-sections'
import { selectSections } from './operations/select-sections'
import { signIn } from './operations/sign-in'
import { signOut } from './operations/sign-out'

type CallOf<Who extends Caller> = Who extends 'student' ? StudentCall : Who extends 'account' ? AccountCall : AnyoneCall

/** Each operation's handler gets the caller that its declaration promises. */
type Handlers = { [Name in OperationName]: Handler<Name, CallOf<(typeof operations)[Name]['caller']>> }

const handlers: Handlers = {
  signIn,
  signOut,
  getPerson,
  getInstitution,
  searchSections,
  getCourse,
  getStudentTerm,
  selectSections,
  dropCourse,
}

/**
 * Hands a request that was parsed by the operation's own schema, and a caller that was checked against
 * its declaration, to its handler. The compiler cannot follow a name that is only known at run time, so
 * this one cast stands for those two checks in `main.ts`.
 */
export function handle(name: OperationName, request: unknown, call: AnyoneCall): Promise<Reply<unknown>> {
  const handler = handlers[name] as (request: unknown, call: AnyoneCall) => Promise<Reply<unknown>>
  return handler(request, call)
}
