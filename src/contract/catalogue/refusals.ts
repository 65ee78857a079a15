import { z } from 'zod'
import { SectionId } from './ids'

/** What the catalogue has. In order of precedence. */
export const catalogueRefusals = [
  z.object({ code: z.literal('course_not_found') }),
  z.object({ code: z.literal('section_not_found'), sectionId: SectionId }),
] as const
