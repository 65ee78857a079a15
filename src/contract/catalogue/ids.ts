import type { z } from 'zod'
import { rowId } from '../kernel/ids'

export const CourseId = rowId.brand<'CourseId'>()
export type CourseId = z.infer<typeof CourseId>

export const ComponentId = rowId.brand<'ComponentId'>()
export type ComponentId = z.infer<typeof ComponentId>

export const SectionId = rowId.brand<'SectionId'>()
export type SectionId = z.infer<typeof SectionId>

export const QuotaId = rowId.brand<'QuotaId'>()
export type QuotaId = z.infer<typeof QuotaId>
