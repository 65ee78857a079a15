import { z } from 'zod'
import { rowId } from '../kernel/ids'

export const TermId = z.string().min(1).max(40).brand<'TermId'>()
export type TermId = z.infer<typeof TermId>

export const DepartmentId = rowId.brand<'DepartmentId'>()
export type DepartmentId = z.infer<typeof DepartmentId>
