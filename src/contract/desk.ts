import { z } from 'zod'

/** What can wait for staff on their desk (工作台), of all capabilities. */
export const DeskItemKind = z.enum(['adviser_requests'])
export type DeskItemKind = z.infer<typeof DeskItemKind>
