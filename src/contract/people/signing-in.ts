import { z } from 'zod'
import { nothing, type OperationDeclaration } from '../kernel/operation'
import { SessionId } from './ids'
import { Person, Session } from './person'
import { SessionInfo } from './sessions'

export const signInOperations = {
  signIn: {
    caller: 'anyone',
    repeat: 'single',
    request: z.strictObject({
      code: z.string().min(1).max(200),
      /** As the phone names itself; shown in the list of sessions. */
      device: z.string().trim().max(60).optional(),
    }),
    reply: Session,
  },
  signOut: { caller: 'account', repeat: 'single', request: z.strictObject({}), reply: z.object({}) },
  getPerson: { caller: 'account', repeat: 'read', request: z.strictObject({}), reply: Person },
  /** Records the consent to the privacy text that was shown. Refuses `consent_required` when another version is in force. */
  agreeToPrivacy: {
    caller: 'account',
    repeat: 'set',
    request: z.strictObject({ version: z.string().min(1).max(40) }),
    reply: Person,
  },
  getSessions: {
    caller: 'account',
    repeat: 'read',
    request: z.strictObject({}),
    reply: z.object({ sessions: z.array(SessionInfo) }),
  },
  endSession: { caller: 'account', repeat: 'set', request: z.strictObject({ sessionId: SessionId }), reply: nothing },
  endOtherSessions: { caller: 'account', repeat: 'set', request: z.strictObject({}), reply: nothing },
  /** Everything kept about the caller, as a workbook (.xlsx) that WeChat opens and forwards. */
  exportMyData: {
    caller: 'account',
    repeat: 'read',
    request: z.strictObject({}),
    reply: z.object({ fileName: z.string(), base64: z.string() }),
  },
  /**
   * Leaves: ends every session and binding and erases personal fields; what must be kept (enrolment history, ledger)
   * stays under a pseudonym.
   */
  closeAccount: { caller: 'account', repeat: 'single', request: z.strictObject({}), reply: nothing },
} as const satisfies Record<string, OperationDeclaration>
