import type { Database } from '../../../../src/cloud/kernel/database/database'
import type { CourseId, QuotaId, SectionId } from '../../../../src/contract/catalogue/ids'
import type { StudentId } from '../../../../src/contract/people/ids'
import { addCourse, addStudents, only, openCollege, termId } from '../../../support/small-college'

/** One afternoon's meeting or exam: minutes of a day that is only a number. */
interface Slot {
  day: number
  from: number
  to: number
}

export interface CollegeSection {
  course: string
  kind: 'lecture' | 'lab' | 'tutorial' | 'other'
  configuration: number
  parent: string | null
  /** Null: no limit. */
  capacity: number | null
  meets: Slot | null
  exam: Slot | null
  quotas: { name: string; seats: number; cohort: number; releasedAtMinute: number | null }[]
}

export interface CollegeRound {
  kind: 'first_come' | 'add_drop' | 'add_only' | 'drop_only'
  /** Minutes after the college's first; see {@link instantOf}. */
  opens: number
  /** For the cohort of 2026, which starts later. */
  opensLate: number
  closes: number
  creditsMax: number
  waitlistMax: number
  offerMinutes: number
}

const plain: Omit<CollegeSection, 'course' | 'capacity'> = {
  kind: 'lecture',
  configuration: 1,
  parent: null,
  meets: null,
  exam: null,
  quotas: [],
}
const quotasOfEco = [
  { name: 'q26', seats: 1, cohort: 2026, releasedAtMinute: 120 },
  { name: 'q25', seats: 1, cohort: 2025, releasedAtMinute: null },
]

/** Few seats, and something in the way of nearly every pair of courses: the more conflicts, the more is tested. */
export const collegeSections: Record<string, CollegeSection> = {
  A1: { ...plain, course: 'ART', capacity: 1, meets: { day: 1, from: 480, to: 600 } },
  A2: { ...plain, course: 'ART', capacity: 2, meets: { day: 2, from: 480, to: 600 } },
  B0: { ...plain, course: 'BIO', capacity: 3, meets: { day: 3, from: 480, to: 600 } },
  B1: { ...plain, course: 'BIO', kind: 'lab', parent: 'B0', capacity: 1, meets: { day: 4, from: 480, to: 600 } },
  B2: { ...plain, course: 'BIO', kind: 'lab', parent: 'B0', capacity: 2, meets: { day: 1, from: 540, to: 660 } },
  C1: { ...plain, course: 'CHE', capacity: 2 },
  C2: { ...plain, course: 'CHE', kind: 'tutorial', capacity: 1 },
  C3: { ...plain, course: 'CHE', kind: 'other', configuration: 2, capacity: 1 },
  C4: { ...plain, course: 'CHE', capacity: 1 },
  C5: { ...plain, course: 'CHE', kind: 'tutorial', capacity: 2 },
  D1: { ...plain, course: 'DRA', capacity: null, exam: { day: 1, from: 540, to: 660 } },
  E1: { ...plain, course: 'ECO', capacity: 3, exam: { day: 1, from: 600, to: 720 }, quotas: quotasOfEco },
  F1: { ...plain, course: 'FRE', capacity: 1, meets: { day: 2, from: 540, to: 660 } },
  F2: { ...plain, course: 'FRE', capacity: 1 },
  G1: { ...plain, course: 'GEO', capacity: 2 },
}
export const collegeCourses: Record<string, { credits: number; corequisite: string | null }> = {
  ART: { credits: 2, corequisite: null },
  BIO: { credits: 3, corequisite: null },
  CHE: { credits: 3.5, corequisite: null },
  DRA: { credits: 0.5, corequisite: null },
  ECO: { credits: 2, corequisite: null },
  FRE: { credits: 2, corequisite: null },
  GEO: { credits: 1, corequisite: 'DRA' },
}
const roundDefaults = { waitlistMax: 3, offerMinutes: 20 }
/** In opening order. */
export const collegeRounds: Record<string, CollegeRound> = {
  main: { ...roundDefaults, kind: 'first_come', opens: 10, opensLate: 40, closes: 400, creditsMax: 8 },
  change: {
    ...roundDefaults,
    kind: 'add_drop',
    opens: 360,
    opensLate: 360,
    closes: 600,
    creditsMax: 10,
    waitlistMax: 2,
  },
  add: { ...roundDefaults, kind: 'add_only', opens: 605, opensLate: 605, closes: 640, creditsMax: 10 },
  leave: { ...roundDefaults, kind: 'drop_only', opens: 650, opensLate: 650, closes: 760, creditsMax: 10 },
}
/** Names with the year of entry. */
export const collegeStudents: Record<string, number> = Object.fromEntries(
  Array.from('abcdefghijkl', (name, index) => [name, index < 7 ? 2025 : 2026]),
)

const firstMinuteMs = Date.parse('2026-09-14T08:00:00Z')
export const instantOf = (minute: number) => new Date(firstMinuteMs + minute * 60_000)

/** The ids that the database gave, by the names above. */
export interface CollegeIds {
  sections: Record<string, SectionId>
  courses: Record<string, CourseId>
  students: Record<string, StudentId>
  quotas: Record<string, QuotaId>
}

/** Puts the college into an empty database. */
export async function loadCollege(database: Database): Promise<CollegeIds> {
  const ids: CollegeIds = { sections: {}, courses: {}, students: {}, quotas: {} }
  await openCollege(database)
  await database.query('delete from selection_round')
  for (const [name, round] of Object.entries(collegeRounds)) await addRound(database, name, round)
  for (const [code, { credits, corequisite }] of Object.entries(collegeCourses)) {
    const sections = Object.entries(collegeSections).filter(([, { course }]) => course === code)
    const specs = sections.map(([name, { kind, configuration, parent, capacity, meets }]) => ({
      code: name,
      kind,
      configuration,
      capacity,
      ...(parent !== null && { parent }),
      meetings: meets ? [{ weekday: meets.day, start: meets.from, end: meets.to, weeks: 1 }] : [],
    }))
    const { courseId, sectionIds } = await addCourse(database, { code, credits }, specs)
    ids.courses[code] = courseId
    Object.assign(ids.sections, sectionIds)
    if (corequisite !== null)
      await database.query('insert into course_rule (course_id, corequisites) values ($1, $2)', [
        courseId,
        [corequisite],
      ])
  }
  for (const [name, section] of Object.entries(collegeSections)) await addExamAndQuotas(database, ids, name, section)
  for (const [name, cohort] of Object.entries(collegeStudents))
    ids.students[name] = only(await addStudents(database, 1, cohort)).id
  return ids
}

async function addRound(database: Database, name: string, round: CollegeRound): Promise<void> {
  await database.query(
    `insert into selection_round
       (term_id, name, kind, opens_at, closes_at, credits_max, starts, waitlist_max, offer_minutes)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      termId,
      name,
      round.kind,
      instantOf(round.opens),
      instantOf(round.closes),
      round.creditsMax,
      JSON.stringify([{ cohort: 2026, opensAt: instantOf(round.opensLate).toISOString() }]),
      round.waitlistMax,
      round.offerMinutes,
    ],
  )
}

async function addExamAndQuotas(
  database: Database,
  ids: CollegeIds,
  name: string,
  { exam, quotas }: CollegeSection,
): Promise<void> {
  const sectionId = ids.sections[name]
  if (exam)
    await database.query('insert into exam (section_id, day, start_minute, end_minute) values ($1, $2, $3, $4)', [
      sectionId,
      `2027-01-0${exam.day}`,
      exam.from,
      exam.to,
    ])
  for (const quota of quotas) {
    const { rows } = await database.query<{ id: QuotaId }>(
      'insert into quota (section_id, seats, cohorts, releases_at) values ($1, $2, $3, $4) returning id',
      [
        sectionId,
        quota.seats,
        [quota.cohort],
        quota.releasedAtMinute === null ? null : instantOf(quota.releasedAtMinute),
      ],
    )
    ids.quotas[quota.name] = only(rows).id
  }
}
