import type { Institution } from '../../../contract/school/institution'
import type { GradeWord } from '../../../rules/school/grade-words'
import type { Queryable } from '../../kernel/database/database'

/** The institution, or null before it has been set up. */
export async function readInstitution(database: Queryable): Promise<Institution | null> {
  const { rows } = await database.query<Omit<Institution, 'periods'> & { periods: [number, number][] }>({
    name: 'read-institution',
    text: `select name, name_en as "nameEn", brand_colour as "brandColour", logo_url as "logoUrl",
      time_zone as "timeZone", periods, student_proof as "studentProof", privacy_version as "privacyVersion",
      help_contact as "helpContact" from institution`,
  })
  const row = rows[0]
  if (!row) return null
  return { ...row, periods: row.periods.map(([startMinute, endMinute]) => ({ startMinute, endMinute })) }
}

/** What of the institution is to be set; absent fields stay as they are. */
export interface InstitutionSettings {
  name?: string
  nameEn?: string
  brandColour?: string
  logoUrl?: string
  timeZone?: string
  periods?: readonly { readonly startMinute: number; readonly endMinute: number }[]
  studentProof?: Institution['studentProof']
  privacyVersion?: string
  /** Blank: nobody is named. */
  helpContact?: string
}

/** Sets up the institution or changes it. A name is needed the first time. */
export async function writeInstitution(database: Queryable, settings: InstitutionSettings): Promise<void> {
  const periods = settings.periods?.map(({ startMinute, endMinute }) => [startMinute, endMinute])
  await database.query(
    `insert into institution as i (name, name_en, brand_colour, logo_url, time_zone, periods, student_proof,
       privacy_version, help_contact)
     values (coalesce($1, (select name from institution)), $2, coalesce($3, '#2757c9'), $4, coalesce($5, 'Asia/Shanghai'),
       coalesce($6::jsonb, '[]'), coalesce($7, 'activation_code'), coalesce($8, '1'), nullif($9, ''))
     on conflict (id) do update set name = coalesce($1, i.name), name_en = coalesce($2, i.name_en),
       brand_colour = coalesce($3, i.brand_colour), logo_url = coalesce($4, i.logo_url),
       time_zone = coalesce($5, i.time_zone), periods = coalesce($6::jsonb, i.periods),
       student_proof = coalesce($7, i.student_proof), privacy_version = coalesce($8, i.privacy_version),
       help_contact = nullif(coalesce($9, i.help_contact), '')`,
    [
      settings.name ?? null,
      settings.nameEn ?? null,
      settings.brandColour ?? null,
      settings.logoUrl ?? null,
      settings.timeZone ?? null,
      periods ? JSON.stringify(periods) : null,
      settings.studentProof ?? null,
      settings.privacyVersion ?? null,
      settings.helpContact ?? null,
    ],
  )
}

/** The words that stand in place of grades, with what each means. */
export async function readStoredGradeWords(database: Queryable): Promise<Record<string, GradeWord>> {
  const { rows } = await database.query<{ words: Record<string, GradeWord> }>(
    'select grade_words as words from institution',
  )
  return rows[0]?.words ?? {}
}

/** Sets the words that stand in place of grades; the institution must be set up. */
export async function writeGradeWords(database: Queryable, words: Readonly<Record<string, GradeWord>>): Promise<void> {
  await database.query('update institution set grade_words = $1', [JSON.stringify(words)])
}
