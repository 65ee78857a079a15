import { z } from 'zod'

/** Row ids are positive 32-bit integers; a brand keeps one kind of id from passing as another. */
const rowId = z.number().int().positive().max(2_147_483_647)

export const TermId = z.string().min(1).max(40).brand<'TermId'>()
export type TermId = z.infer<typeof TermId>

export const CourseId = rowId.brand<'CourseId'>()
export type CourseId = z.infer<typeof CourseId>

export const ComponentId = rowId.brand<'ComponentId'>()
export type ComponentId = z.infer<typeof ComponentId>

export const SectionId = rowId.brand<'SectionId'>()
export type SectionId = z.infer<typeof SectionId>

export const DepartmentId = rowId.brand<'DepartmentId'>()
export type DepartmentId = z.infer<typeof DepartmentId>

export const StudentId = rowId.brand<'StudentId'>()
export type StudentId = z.infer<typeof StudentId>

export const RoundId = rowId.brand<'RoundId'>()
export type RoundId = z.infer<typeof RoundId>

export const QuotaId = rowId.brand<'QuotaId'>()
export type QuotaId = z.infer<typeof QuotaId>

/**
 * Names one intention of one person. The applet makes it and stores it before sending;
 * a repeat with the same id gets the first answer again.
 */
export const RequestId = z.uuid().brand<'RequestId'>()
export type RequestId = z.infer<typeof RequestId>

/** A waitlist entry is named by the request that joined; an adviser request by the one that asked. */
export const WaitlistEntryId = z.uuid().brand<'WaitlistEntryId'>()
export type WaitlistEntryId = z.infer<typeof WaitlistEntryId>

export const AdviserRequestId = z.uuid().brand<'AdviserRequestId'>()
export type AdviserRequestId = z.infer<typeof AdviserRequestId>

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
