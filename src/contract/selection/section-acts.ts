import { z } from 'zod'
import { SectionId } from '../catalogue/ids'
import type { OperationDeclaration } from '../kernel/operation'
import { Instant } from '../kernel/time'
import { DepartmentId } from '../school/ids'

const Seats = z.number().int().min(0).max(100_000)
const registrar = { who: 'staff', roles: ['registrar'] } as const

/** How many are in a section or wait for it. */
const SectionPeople = z.object({
  /** Null for no limit. */
  capacity: z.number().int().nullable(),
  enrolled: z.number().int(),
  /** Seats that are offered to somebody. */
  offered: z.number().int(),
  waiting: z.number().int(),
})

/** Sections of a running term. All refuse `section_not_found`. */
export const sectionOperations = {
  /**
   * Sets the seats of a section by hand, null for no limit: imports leave them alone, and seats added go to whoever
   * waits, at once. Refuses `section_unfit`: nobody loses a seat by it.
   */
  setSectionSeats: {
    caller: registrar,
    repeat: 'set',
    logged: ['seats'],
    request: z.strictObject({ sectionId: SectionId, seats: Seats.nullable() }),
    reply: z.object({
      before: SectionPeople,
      after: SectionPeople,
      /** Of its seats, for some students alone. */
      kept: z.number().int(),
    }),
  },
  /** Leaves the seats of a section to the next import. */
  leaveSeatsToFile: {
    caller: registrar,
    repeat: 'set',
    request: z.strictObject({ sectionId: SectionId }),
    reply: z.object({ wereByHand: z.boolean() }),
  },
  /** Keeps seats for some students, beside those kept already. Refuses `section_unfit` and `time_past`. */
  keepSeatsForSome: {
    caller: registrar,
    repeat: 'single',
    logged: ['cohorts', 'departmentIds', 'releasesAt'],
    request: z
      .strictObject({
        sectionId: SectionId,
        seats: Seats.min(1),
        /** Years of entry and departments; one of them at least. */
        cohorts: z.array(z.number().int().min(1900).max(2200)).max(100),
        departmentIds: z.array(DepartmentId).max(500),
        /** Then they are open to everybody; null for never. */
        releasesAt: Instant.nullable(),
      })
      .refine(({ cohorts, departmentIds }) => cohorts.length + departmentIds.length > 0, 'names nobody'),
    reply: z.object({
      /** Seats that nobody has now. */
      free: z.number().int(),
    }),
  },
  /** Opens all seats of a section to everybody, at once to whoever waits. */
  keepSeatsForNobody: {
    caller: registrar,
    repeat: 'set',
    request: z.strictObject({ sectionId: SectionId }),
    reply: z.object({ wereKept: z.boolean() }),
  },
  /** Lets students take two sections although their times or examinations meet, or not any more: who has both keeps both. */
  setClashAllowed: {
    caller: registrar,
    repeat: 'set',
    logged: ['isAllowed'],
    request: z
      .strictObject({ sectionId: SectionId, otherSectionId: SectionId, isAllowed: z.boolean() })
      .refine(({ sectionId, otherSectionId }) => sectionId !== otherSectionId, 'is one section twice'),
    reply: z.object({ isNew: z.boolean() }),
  },
  /**
   * Takes a section out of the catalogue and its students out of the course, with the reason in their history, and ends
   * the waiting for it. Interrupted, it goes on where it was when it is asked for again; refuses `busy` when somebody
   * could not be taken out yet. A dry run changes nothing.
   */
  cancelSection: {
    caller: registrar,
    repeat: 'set',
    freeText: ['reason'],
    logged: ['reason'],
    request: z.strictObject({
      sectionId: SectionId,
      reason: z.string().trim().min(1).max(300),
      isDryRun: z.boolean(),
    }),
    /** Whom it takes out, and whether it was out of the catalogue before. */
    reply: z.object({
      enrolled: z.number().int(),
      waiting: z.number().int(),
      wasWithdrawn: z.boolean(),
    }),
  },
} as const satisfies Record<string, OperationDeclaration>
