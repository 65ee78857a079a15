import { z } from 'zod'
import { rowId } from '../kernel/ids'

export const RoundId = rowId.brand<'RoundId'>()
export type RoundId = z.infer<typeof RoundId>

/** A waitlist entry is named by the request that joined; an adviser request by the one that asked. */
export const WaitlistEntryId = z.uuid().brand<'WaitlistEntryId'>()
export type WaitlistEntryId = z.infer<typeof WaitlistEntryId>

export const AdviserRequestId = z.uuid().brand<'AdviserRequestId'>()
export type AdviserRequestId = z.infer<typeof AdviserRequestId>
