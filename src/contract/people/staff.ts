import { z } from 'zod'
import { DeskItemKind } from '../desk'
import { StaffRole } from '../kernel/caller'
import { Cursor, type OperationDeclaration } from '../kernel/operation'
import { Instant } from '../kernel/time'
import { AuditEntry } from './audit'
import { StudentId } from './ids'
import { Student } from './person'
import { StudentFile } from './student-file'

/** So many of a kind wait for staff to do something about them. */
export const DeskItem = z.object({ kind: DeskItemKind, count: z.number().int().nonnegative() })
export type DeskItem = z.infer<typeof DeskItem>

export const staffOperations = {
  /** What waits for staff; a part is null where the caller's roles do not reach. */
  getStaffDesk: {
    caller: { who: 'staff', roles: StaffRole.options },
    repeat: 'read',
    request: z.strictObject({}),
    reply: z.object({
      lockedNumbers: z
        .array(z.object({ student: Student, wrongTries: z.number().int(), lockedUntil: Instant }))
        .nullable(),
      /** What else waits, of each capability that has something for the caller's roles. */
      items: z.array(DeskItem),
      serverTime: Instant,
    }),
  },
  /** Students by name, or by the beginning of their number. */
  findStudents: {
    caller: { who: 'staff', roles: ['registrar', 'cashier', 'adviser'] },
    repeat: 'read',
    request: z.strictObject({ text: z.string().trim().min(1).max(40) }),
    reply: z.object({
      /** The best first, at most 20. */
      students: z.array(Student),
      /** There are more; a longer text finds fewer. */
      hasMore: z.boolean(),
    }),
  },
  /** Refuses `student_not_found`. */
  getStudentFile: {
    caller: { who: 'staff', roles: ['registrar', 'cashier', 'adviser'] },
    repeat: 'read',
    request: z.strictObject({ number: z.string().trim().min(1).max(40) }),
    reply: StudentFile,
  },
  /** Lets binding by number and proof be tried again. Refuses `student_not_found`. */
  unlockStudent: {
    caller: { who: 'staff', roles: ['registrar'] },
    repeat: 'set',
    request: z.strictObject({ studentId: StudentId }),
    /** How many tries of the last 30 days are forgiven. */
    reply: z.object({ wrongTries: z.number().int() }),
  },
  /**
   * Ends the binding of the student's own account, which is told; guardians stay. Refuses `student_not_found`. For
   * somebody whose phone is in other hands.
   */
  releaseStudent: {
    caller: { who: 'staff', roles: ['registrar'] },
    repeat: 'set',
    request: z.strictObject({ studentId: StudentId }),
    reply: z.object({ wasBound: z.boolean() }),
  },
  /** A new activation code in place of the one before; it binds even a locked number, and moves a binding. */
  issueActivationCode: {
    caller: { who: 'staff', roles: ['registrar'] },
    repeat: 'single',
    request: z.strictObject({ studentId: StudentId }),
    reply: z.object({ code: z.string() }),
  },
  getAuditLog: {
    caller: { who: 'staff', roles: ['administrator'] },
    repeat: 'read',
    request: z.strictObject({ cursor: Cursor }),
    reply: z.object({ entries: z.array(AuditEntry), nextCursor: z.string().nullable() }),
  },
} as const satisfies Record<string, OperationDeclaration>
