import { z } from 'zod'
import { BilingualName } from '../kernel/bilingual-name'
import { GuardianScope, StaffRole } from '../kernel/caller'
import { Instant } from '../kernel/time'
import { Department } from '../school/institution'
import { BindingId, StudentId } from './ids'

/** A person's name as they write it. */
export const PersonName = z.string().trim().min(1).max(60)

export const Student = BilingualName.extend({
  id: StudentId,
  /** The student number on the campus card. */
  number: z.string(),
  /** The year of entry, as in `2025`. */
  cohort: z.number().int(),
  /** The year of study, 1 for a freshman; null when the registrar gave none. */
  standing: z.number().int().nullable(),
  department: Department.nullable(),
})
export type Student = z.infer<typeof Student>

export const Kinship = z.enum(['father', 'mother', 'grandparent', 'other'])
export type Kinship = z.infer<typeof Kinship>

/** A student somebody is a guardian of. Until the student confirms, only a masked name is told. */
export const Ward = z.discriminatedUnion('state', [
  z.object({ state: z.literal('awaiting'), bindingId: BindingId, kinship: Kinship, nameMasked: z.string() }),
  z.object({
    state: z.literal('active'),
    bindingId: BindingId,
    kinship: Kinship,
    /** The guardian's own name, as they gave it or the roster has it. */
    ownName: z.string(),
    student: Student,
    scopes: z.array(GuardianScope),
  }),
])
export type Ward = z.infer<typeof Ward>

/** Everything one WeChat account is here: a student, a guardian, staff, any of them at once or none. */
export const Person = z.object({
  student: Student.nullable(),
  wards: z.array(Ward),
  staff: BilingualName.extend({ number: z.string(), roles: z.array(StaffRole) }).nullable(),
  /** True when the privacy text in force has been agreed to. */
  hasConsent: z.boolean(),
  unreadMessages: z.number().int(),
})
export type Person = z.infer<typeof Person>

export const Session = z.object({
  /** Opaque, 256 bits as base64url; sent back in the `sessionHeader`. */
  token: z.string().min(43).max(43),
  expiresAt: Instant,
  person: Person,
})
export type Session = z.infer<typeof Session>
