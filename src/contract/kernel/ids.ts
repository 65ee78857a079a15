import { z } from 'zod'

/** Row ids are positive 32-bit integers; a brand keeps one kind of id from passing as another. */
export const rowId = z.number().int().positive().max(2_147_483_647)

/**
 * Names one intention of one person. The applet makes it and stores it before sending;
 * a repeat with the same id gets the first answer again.
 */
export const RequestId = z.uuid().brand<'RequestId'>()
export type RequestId = z.infer<typeof RequestId>
