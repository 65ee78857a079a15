import type { Handler, StudentCall } from '../../call-context'

/** Chooses every course of a plan that can be chosen, each by itself; the outcome tells why the others were not. */
export const submitPlan: Handler<'submitPlan', StudentCall> = ({ requestId, items }, { services, student }) =>
  services.engine.submit({ id: requestId, studentId: student.id, madeBy: 'student', wish: { kind: 'plan', items } })
