import { z } from 'zod'

/** What the school has. In order of precedence. */
export const schoolRefusals = [z.object({ code: z.literal('term_not_found') })] as const
