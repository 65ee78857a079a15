import { z } from 'zod'
import { ComponentKind, CourseSummary, Instant, Meeting, Seats, SelectionRound } from './catalogue'
import { AdviserRequestKind } from './enrolment'
import { AdviserRequestId, SectionId, TermId } from './ids'
import { Student } from './person'

/** An exception that a student asks for, as the staff see it who answer. */
export const StaffRequest = z.object({
  id: AdviserRequestId,
  student: Student.pick({ id: true, number: true, name: true, nameEn: true }),
  kind: AdviserRequestKind,
  courseCode: z.string(),
  title: z.string(),
  titleEn: z.string().nullable(),
  sectionCodes: z.array(z.string()),
  reason: z.string(),
  askedAt: Instant,
  status: z.enum(['open', 'granted', 'refused', 'withdrawn']),
  answer: z.string().nullable(),
  decidedAt: Instant.nullable(),
  /** A name of staff, or who ran the command line; null when the student took it back. */
  decidedBy: z.string().nullable(),
})
export type StaffRequest = z.infer<typeof StaffRequest>

/** How a round stands for the school, not for one student. */
export const RoundFill = z.object({
  round: SelectionRound,
  standing: z.enum(['upcoming', 'open', 'paused', 'closed']),
  /** Places in sections that came from the round and are taken still. */
  enrolled: z.number().int(),
  /** Waitlist entries made in it that are open. */
  waiting: z.number().int(),
})
export type RoundFill = z.infer<typeof RoundFill>

export const SectionFill = z.object({
  sectionId: SectionId,
  /** As in `CS 2103 01`. */
  name: z.string(),
  title: z.string(),
  titleEn: z.string().nullable(),
  seats: Seats,
})
export type SectionFill = z.infer<typeof SectionFill>

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

/** Tables that leave the system: who is where, the lists of classes, how full sections are. */
export const ExportedTable = z.enum(['enrolments', 'class_lists', 'fill'])
export type ExportedTable = z.infer<typeof ExportedTable>

const Cursor = z.string().max(400).nullable()
const Answer = z.string().trim().min(1).max(300)
const nothing = z.object({})

/** The operations of staff at work; a part of `operations`. */
export const staffOperations = {
  /** What students of a term asked: open ones oldest first, answered ones newest first. Refuses `cursor_invalid`. */
  getStaffRequests: {
    caller: { who: 'staff', roles: ['registrar', 'adviser'] },
    request: z.strictObject({ termId: TermId, which: z.enum(['open', 'decided']), cursor: Cursor }),
    reply: z.object({ requests: z.array(StaffRequest), nextCursor: z.string().nullable(), serverTime: Instant }),
  },
  grantAdviserRequest: {
    caller: { who: 'staff', roles: ['registrar', 'adviser'] },
    freeText: ['answer'],
    request: z.strictObject({ adviserRequestId: AdviserRequestId, answer: Answer }),
    reply: z.object({
      /** Of a full section: the seat that is kept for the student. Null for other kinds, and when a call is repeated. */
      seat: z
        .object({
          expiresAt: Instant,
          /** Sections that got a seat more, as in `CS 2103 01`. */
          enlarged: z.array(z.object({ name: z.string(), capacity: z.number().int() })),
          /** False while no round is open in which the student may take it. */
          isRoundOpen: z.boolean(),
        })
        .nullable(),
    }),
  },
  refuseAdviserRequest: {
    caller: { who: 'staff', roles: ['registrar', 'adviser'] },
    freeText: ['answer'],
    request: z.strictObject({ adviserRequestId: AdviserRequestId, answer: Answer }),
    reply: nothing,
  },
  /** Students by name, or by the beginning of their number. */
  findStudents: {
    caller: { who: 'staff', roles: ['registrar', 'cashier', 'adviser'] },
    request: z.strictObject({ text: z.string().trim().min(1).max(40) }),
    reply: z.object({
      /** The best first, at most 20. */
      students: z.array(Student),
      /** There are more; a longer text finds fewer. */
      hasMore: z.boolean(),
    }),
  },
  /** How the rounds of a term stand and how full its sections are. Refuses `term_not_found`. */
  getTermFill: {
    caller: { who: 'staff', roles: ['registrar', 'adviser'] },
    request: z.strictObject({ termId: TermId }),
    reply: z.object({
      rounds: z.array(RoundFill),
      totals: z.object({
        sections: z.number().int(),
        full: z.number().int(),
        enrolled: z.number().int(),
        waiting: z.number().int(),
      }),
      /** Those with the longest queues, then the fullest; at most 50. */
      sections: z.array(SectionFill),
      serverTime: Instant,
    }),
  },
  /** What the caller teaches in a term, by the name that the school linked them to. */
  getTaughtSections: {
    caller: { who: 'staff', roles: ['teacher'] },
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
    request: z.strictObject({ sectionId: SectionId }),
    reply: z.object({
      section: TaughtSection,
      termId: TermId,
      students: z.array(Student.pick({ number: true, name: true, nameEn: true, department: true, cohort: true })),
    }),
  },
  /**
   * A table as a file. A teacher may have the class list of a section of their own and no more: `section_not_found`,
   * `role_required`. Refuses `term_not_found`, `export_too_large`.
   */
  exportTable: {
    caller: { who: 'staff', roles: ['registrar', 'teacher'] },
    request: z.strictObject({
      termId: TermId,
      table: ExportedTable,
      format: z.enum(['xlsx', 'csv']),
      /** Of the headings. */
      language: z.enum(['zh-CN', 'en']),
      /** Only this section; null for all of the term. */
      sectionId: SectionId.nullable(),
    }),
    reply: z.object({ fileName: z.string(), base64: z.string(), rows: z.number().int() }),
  },
} as const
