import { z } from 'zod'
import { BilingualName, Department, Instant } from './catalogue'
import { StudentId } from './ids'

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

export const Person = z.object({
  /** Null for somebody who has signed in but is not yet bound to a student. */
  student: Student.nullable(),
})
export type Person = z.infer<typeof Person>

export const Session = z.object({
  /** Opaque, 256 bits as base64url; sent back as `Authorization: Bearer …`. */
  token: z.string().min(43).max(43),
  expiresAt: Instant,
  person: Person,
})
export type Session = z.infer<typeof Session>

/** Somebody one can be in the preview: what its stand-in for WeChat answers to `GET /sandbox/people`. */
export interface PreviewPerson {
  /** Whom the stand-in for WeChat's login names. */
  readonly openid: string
  readonly studentNumber: string
  readonly name: string
  readonly nameEn: string
  /** What there is to see as this person, in one line. */
  readonly says: string
  readonly saysEn: string
}
