import { z } from 'zod'

/** A name in the institution's own language and, where the registrar gave one, in English. */
export const BilingualName = z.object({ name: z.string(), nameEn: z.string().nullable() })
export type BilingualName = z.infer<typeof BilingualName>
