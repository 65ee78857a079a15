import { z } from 'zod'
import { ComponentKind, CourseSummary, Meeting, Seats } from '../catalogue/course'
import { SectionId } from '../catalogue/ids'
import type { OperationDeclaration } from '../kernel/operation'
import { Instant } from '../kernel/time'
import { Student } from '../people/person'
import { TermId } from '../school/ids'

/** A section that the caller teaches. */
export const TaughtSection = z.object({
  sectionId: SectionId,
  course: CourseSummary,
  sectionCode: z.string(),
  componentKind: ComponentKind,
  meetings: z.array(Meeting),
  seats: Seats,
})
export type TaughtSection = z.infer<typeof TaughtSection>

export const classOperations = {
  /** What the caller teaches in a term, by the name that the school linked them to. */
  getTaughtSections: {
    caller: { who: 'staff', roles: ['teacher'] },
    repeat: 'read',
    request: z.strictObject({ termId: TermId }),
    reply: z.object({
      sections: z.array(TaughtSection),
      /** The name in the catalogue they are found by; null until the school has linked one. */
      teachesAs: z.string().nullable(),
      serverTime: Instant,
    }),
  },
  /**
   * Who is in a section, by number. A teacher sees their own only: `section_not_found` tells nothing of whether there is
   * another.
   */
  getClassList: {
    caller: { who: 'staff', roles: ['registrar', 'teacher'] },
    repeat: 'read',
    request: z.strictObject({ sectionId: SectionId }),
    reply: z.object({
      section: TaughtSection,
      termId: TermId,
      students: z.array(Student.pick({ number: true, name: true, nameEn: true, department: true, cohort: true })),
    }),
  },
} as const satisfies Record<string, OperationDeclaration>
