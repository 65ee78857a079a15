import type { Caller, StaffRole } from '../contract/kernel/caller'
import type { OperationDeclaration } from '../contract/kernel/operation'
import type { BindingId, StudentId } from '../contract/people/ids'
import type { Student } from '../contract/people/person'
import type { Refusal } from '../contract/refusal'
import { scopesOf } from '../rules/people/relations'
import type { AccountCall, Admission, AnyoneCall, BindingCall, StaffCall, SubjectCall } from './call-context'
import { readGuardianBinding, readGuardianLink } from './people/tables/bindings'
import { readConsent } from './people/tables/consents'
import { readStaffOf, type StaffMember } from './people/tables/staff'
import { isAdultStudent, readStudents } from './people/tables/students'

type Decision = Admission | { refusal: Refusal }

/**
 * The one place that decides who may call what: by the operation's declaration, the caller's role and their relation
 * to whom the request is about. What no line below lets through is refused.
 */
export async function authorise(
  declaration: OperationDeclaration,
  request: unknown,
  call: AccountCall,
): Promise<Decision> {
  const admission = await admit(declaration.caller, request, call)
  if ('refusal' in admission || !declaration.needsConsent) return admission
  const { version, isGiven } = await readConsent(call.services.database, call.accountId)
  return isGiven ? admission : { refusal: { code: 'consent_required', version } }
}

async function admit(caller: Caller, request: unknown, call: AccountCall): Promise<Decision> {
  if (caller === 'anyone' || caller === 'account') return admitted(call)
  if (caller === 'student') return call.student ? admitted(call) : { refusal: { code: 'student_required' } }
  switch (caller.who) {
    case 'staff':
      return admitStaff(caller.roles, call)
    case 'about-student':
      return admitAboutStudent(caller, studentIdIn(request), call)
    case 'student-of-binding':
      return admitToBinding([], bindingIdIn(request), call, ['student'])
    case 'guardian-of-binding':
      return admitToBinding([], bindingIdIn(request), call, ['guardian'])
    case 'party-of-binding':
      return admitToBinding(caller.staff, bindingIdIn(request), call, ['student', 'guardian'])
    default:
      return caller satisfies never
  }
}

function admitted(call: AnyoneCall | StaffCall | SubjectCall | BindingCall): Admission {
  return { call, staff: null, studentId: null }
}

async function admitStaff(roles: readonly StaffRole[], call: AccountCall): Promise<Decision> {
  const staff = await readStaffOf(call.services.database, call.accountId)
  if (!staff || !hasRole(staff, roles)) return { refusal: { code: 'role_required', roles: [...roles] } }
  const staffCall: StaffCall = { ...call, staff }
  return { call: staffCall, staff, studentId: null }
}

async function admitAboutStudent(
  { scope, staff: roles }: Extract<Caller, { who: 'about-student' }>,
  asked: StudentId | undefined,
  call: AccountCall,
): Promise<Decision> {
  const own = call.student
  const about = (subject: Student): SubjectCall => ({ ...call, subject })
  if (asked === undefined || asked === own?.id)
    return own ? admitted(about(own)) : { refusal: { code: 'student_required' } }

  const { database, vault } = call.services
  const [link, staff] = await Promise.all([
    readGuardianLink(database, call.accountId, asked),
    readStaffOf(database, call.accountId),
  ])
  const subject = (await readStudents(database, [asked])).get(asked)
  if (link && subject) {
    if (scopesOf(link, await isAdultStudent(database, vault, asked, call.now)).includes(scope))
      return admitted(about(subject))
  }
  if (staff && subject && hasRole(staff, roles)) return { call: about(subject), staff, studentId: asked }
  return { refusal: link && subject ? { code: 'scope_closed', scope } : { code: 'not_your_student' } }
}

async function admitToBinding(
  roles: readonly StaffRole[],
  bindingId: BindingId,
  call: AccountCall,
  parties: readonly BindingCall['as'][],
): Promise<Decision> {
  const { database } = call.services
  const binding = await readGuardianBinding(database, bindingId)
  const refusal = { refusal: { code: 'binding_not_found' } } as const
  if (!binding) return refusal
  const asParty = (as: BindingCall['as']): BindingCall => ({ ...call, binding, as })
  if (parties.includes('student') && call.student?.id === binding.studentId) return admitted(asParty('student'))
  if (parties.includes('guardian') && binding.accountId === call.accountId) return admitted(asParty('guardian'))
  const staff = roles.length > 0 ? await readStaffOf(database, call.accountId) : null
  if (!staff || !hasRole(staff, roles)) return refusal
  return { call: asParty('staff'), staff, studentId: binding.studentId }
}

function hasRole(staff: StaffMember, roles: readonly StaffRole[]): boolean {
  return staff.roles.some((role) => roles.includes(role))
}

// The request fits its schema; which field names whom it is about is part of what its caller declares.
function studentIdIn(request: unknown): StudentId | undefined {
  return (request as { studentId?: StudentId }).studentId
}
function bindingIdIn(request: unknown): BindingId {
  return (request as { bindingId: BindingId }).bindingId
}
