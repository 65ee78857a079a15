import { z } from 'zod'
import { rowId } from '../kernel/ids'

export const StudentId = rowId.brand<'StudentId'>()
export type StudentId = z.infer<typeof StudentId>

export const SessionId = rowId.brand<'SessionId'>()
export type SessionId = z.infer<typeof SessionId>

export const BindingId = rowId.brand<'BindingId'>()
export type BindingId = z.infer<typeof BindingId>

export const MessageId = rowId.brand<'MessageId'>()
export type MessageId = z.infer<typeof MessageId>

export const AuditEntryId = rowId.brand<'AuditEntryId'>()
export type AuditEntryId = z.infer<typeof AuditEntryId>

/** An invitation is named by the request that made it. */
export const InvitationId = z.uuid().brand<'InvitationId'>()
export type InvitationId = z.infer<typeof InvitationId>
