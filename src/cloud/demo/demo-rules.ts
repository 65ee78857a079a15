import type { PrerequisiteTree } from '../../contract/course-rules'
import type { TermId } from '../../contract/ids'
import { daysAfter } from '../../rules/term-weeks'
import type { Database } from '../tables/database'

const course = (code: string, gradeMin: number | null = null): PrerequisiteTree => ({ kind: 'course', code, gradeMin })
const all = (...of: PrerequisiteTree[]): PrerequisiteTree => ({ kind: 'all', of })
const any = (...of: PrerequisiteTree[]): PrerequisiteTree => ({ kind: 'any', of })

const prerequisites: Record<string, PrerequisiteTree> = {
  'CS 2103': course('CS 1101'),
  'CS 2105': course('CS 2103'),
  'CS 2106': course('CS 2103'),
  'CS 3230': all(course('CS 2103'), course('CS 2201')),
  'CS 3243': all(course('CS 2103'), any(course('MATH 2101', 60), course('CS 2201', 60))),
  'CS 4221': all(course('CS 3243'), course('MATH 2101', 75)),
}
const standings: Record<string, number> = { 'CS 4231': 3, 'CS 4238': 3 }

/** What everybody of a cohort has passed by now, with a grade of 0 to 100. */
const passed: Record<number, [code: string, grade: number][]> = {
  2025: [
    ['CS 1101', 82],
    ['MATH 1101', 76],
  ],
  2024: [
    ['CS 1101', 85],
    ['MATH 1101', 71],
    ['CS 2103', 78],
    ['CS 2201', 64],
    ['MATH 2101', 68],
  ],
  2023: [
    ['CS 1101', 90],
    ['MATH 1101', 80],
    ['CS 2103', 83],
    ['CS 2201', 79],
    ['MATH 2101', 77],
    ['CS 3243', 81],
  ],
}

/**
 * Prerequisites, standings, results, exams in the last two weeks, and seats kept for the first year until a few
 * days before the round closes. They come after the choices, so that those stay as full as they are.
 */
export async function writeDemoRules(
  database: Database,
  termId: TermId,
  { startsOn, weekCount }: { startsOn: string; weekCount: number },
  releasesAt: Date,
): Promise<void> {
  const rules = [...new Set([...Object.keys(prerequisites), ...Object.keys(standings)])].map((code) => ({
    code,
    prerequisite: prerequisites[code] ?? null,
    standing: standings[code] ?? null,
  }))
  await database.query(
    `insert into course_rule (course_id, prerequisite, standing_min)
     select c.id, r.prerequisite, r.standing
     from jsonb_to_recordset($2::jsonb) as r (code text, prerequisite jsonb, standing smallint)
     join course c on c.term_id = $1 and c.code = r.code
     on conflict do nothing`,
    [termId, JSON.stringify(rules)],
  )
  await database.query('update student set standing = 2027 - cohort where standing is null')
  const results = Object.entries(passed).flatMap(([cohort, list]) =>
    list.map(([code, grade]) => ({ cohort: Number(cohort), code, grade })),
  )
  await database.query(
    `insert into course_result (student_id, course_code, taken_in, grade, is_passed)
     select s.id, r.code, '2026-1', r.grade, true
     from jsonb_to_recordset($1::jsonb) as r (cohort integer, code text, grade numeric)
     join student s on s.cohort = r.cohort
     on conflict do nothing`,
    [JSON.stringify(results)],
  )
  await writeExams(database, termId, daysAfter(startsOn, (weekCount - 2) * 7))
  await database.query(
    `insert into quota (section_id, seats, cohorts, releases_at)
     select s.id, 4, '{2026}', $2 from section s
     where s.term_id = $1 and s.external_id = 'CS1101-01' and not exists (select from quota q where q.section_id = s.id)`,
    [termId, releasesAt],
  )
}

/** Three exams a day from the first Monday on; all sections of a course sit theirs together. */
async function writeExams(database: Database, termId: TermId, firstDay: string): Promise<void> {
  await database.query(
    `with written as (
       select c.id, row_number() over (order by c.code) - 1 as n from course c
       join department d on d.id = c.department_id
       where c.term_id = $1 and d.code in ('CS', 'MATH', 'PHYS', 'BUS')
     )
     insert into exam (section_id, day, start_minute, end_minute)
     select s.id, $2::date + (w.n % 5 + 7 * (w.n / 15 % 2))::integer,
       (array[540, 810, 1110])[w.n / 5 % 3 + 1], (array[660, 930, 1230])[w.n / 5 % 3 + 1]
     from written w join component p on p.course_id = w.id and p.kind = 'lecture' join section s on s.component_id = p.id
     on conflict do nothing`,
    [termId, firstDay],
  )
}
