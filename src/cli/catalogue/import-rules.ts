import { CourseSpellings } from '../../cloud/catalogue/course-spellings'
import { takeRules } from '../../cloud/catalogue/import/take-rules'
import {
  type CourseWithRules,
  readCourseCodes,
  readCoursesWithRules,
  type StoredRules,
} from '../../cloud/catalogue/tables/course-rules'
import type { Database } from '../../cloud/kernel/database/database'
import { readDepartmentIds } from '../../cloud/school/tables/departments'
import type { CourseId } from '../../contract/catalogue/ids'
import type { DepartmentId } from '../../contract/school/ids'
import { codesOfInterest } from '../../rules/catalogue/codes-of-interest'
import { noCourseRules } from '../../rules/catalogue/course-facts'
import {
  type PrerequisiteProblem,
  parsePrerequisite,
  prerequisiteAsText,
} from '../../rules/catalogue/parse-prerequisite'
import { counted, listed } from '../kit/import-text'
import { joined, say } from '../kit/language'
import {
  agreeToWrite,
  type FileColumn,
  type FileOptions,
  type FileRow,
  type Read,
  readTableFile,
} from '../kit/table-file'
import { givenTerm } from '../school/given-term'

type Name = 'course' | 'prerequisites' | 'corequisites' | 'standing' | 'departments' | 'repeat'

export const ruleColumns: readonly FileColumn<Name>[] = [
  { name: 'course', nameZh: '课程代码', isRequired: true, about: 'its code' },
  {
    name: 'prerequisites',
    nameZh: '先修要求',
    about: 'as in CS 101 and (MA 101 >= 60 or MA 102); 且, 或, ≥ and （） mean the same',
  },
  { name: 'corequisites', nameZh: '同修课程', about: 'codes, separated by ; or 、' },
  { name: 'standing', nameZh: '年级', about: 'the least year of study, as in 2; blank for any' },
  { name: 'departments', nameZh: '限选院系', about: 'codes of departments whose students may take it; blank for all' },
  { name: 'repeat', nameZh: '重修', about: 'never 不可, if_failed 未通过 (so when blank) or always 可' },
]

const repeatWords = new Map<string, StoredRules['repeat']>([
  ['', 'if_failed'],
  ['if_failed', 'if_failed'],
  ['未通过', 'if_failed'],
  ['never', 'never'],
  ['不可', 'never'],
  ['always', 'always'],
  ['可', 'always'],
])

/** What a file changes of the rules of a term. */
interface RuleChanges {
  added: Change[]
  changed: Change[]
  removed: Change[]
  unchangedCount: number
}

interface Change {
  courseId: CourseId
  code: string
  before: string
  after: string
  rules: StoredRules | null
}

/** Takes the rules of courses over from a file. It speaks for the courses it names and for no others. */
export async function importRules(
  database: Database,
  path: string,
  options: FileOptions & { term?: string },
): Promise<void> {
  const term = await givenTerm(database, options.term)
  const file = await readTableFile(path, ruleColumns, options)
  const { taught, passed, askedFor } = await readCourseCodes(database, term.id)
  const known = new CourseSpellings([...taught, ...passed])
  const spellings = new CourseSpellings([...taught, ...passed, ...askedFor])
  const courses = new Map((await readCoursesWithRules(database, term.id)).map((course) => [course.code, course]))
  const departments = await readDepartmentIds(database)
  const lineOf = new Map<string, number>()
  const said: { course: CourseWithRules; rules: StoredRules | null }[] = []
  for (const row of file.rows) {
    const course = row.take('course', courseOf(row, courses, spellings, lineOf, term.id))
    const rules = rulesOf(row, spellings, departments)
    if (course && rules !== undefined) said.push({ course, rules })
  }
  const changes = changesOf(said, new Map([...departments].map(([code, id]) => [id, code])))
  console.log(changesText(file.rows.length, changes))
  for (const note of unknownCodes(said, known)) console.log(`  note: ${note}`)
  const count = changes.added.length + changes.changed.length + changes.removed.length
  agreeToWrite(file, count, options)
  await takeRules(database, {
    written: [...changes.added, ...changes.changed].flatMap(({ courseId, rules }) =>
      rules ? [{ courseId, rules }] : [],
    ),
    removed: changes.removed.map(({ courseId }) => courseId),
  })
  console.log(
    count === 0 ? 'Nothing to change: the rules say what the file says.' : `Done: ${counted(count, 'change')} written.`,
  )
}

function courseOf(
  { line, texts }: FileRow<Name>,
  courses: ReadonlyMap<string, CourseWithRules>,
  spellings: CourseSpellings,
  lineOf: Map<string, number>,
  termId: string,
): Read<CourseWithRules> {
  const code = spellings.written(texts.course)
  const course = courses.get(code)
  if (!course) return { reason: code === '' ? 'is blank; every row says its course' : `is no course of term ${termId}` }
  const earlier = lineOf.get(code)
  if (earlier !== undefined) return { reason: `is on line ${earlier} already; a course has one row` }
  lineOf.set(code, line)
  return { value: course }
}

/** The rules in a row, null when it asks for nothing, undefined when a cell is bad. */
function rulesOf(
  { texts, take }: FileRow<Name>,
  spellings: CourseSpellings,
  departments: ReadonlyMap<string, DepartmentId>,
): StoredRules | null | undefined {
  const own = spellings.written(texts.course)
  const prerequisite = take('prerequisites', readPrerequisite(texts.prerequisites, own, spellings))
  const corequisites = take('corequisites', readCorequisites(texts.corequisites, own, spellings))
  const standingMin = take('standing', readStanding(texts.standing))
  const departmentIds = take('departments', readDepartments(texts.departments, departments))
  const repeatWord = repeatWords.get(texts.repeat.toLowerCase())
  const repeat = take(
    'repeat',
    repeatWord ? { value: repeatWord } : { reason: 'is none of never 不可, if_failed 未通过 and always 可' },
  )
  if (prerequisite === undefined || corequisites === undefined || standingMin === undefined) return undefined
  if (departmentIds === undefined || repeat === undefined) return undefined
  const rules = { prerequisite, corequisites, standingMin, departmentIds, repeat }
  const asksNothing = !prerequisite && corequisites.length + departmentIds.length === 0 && standingMin === null
  return asksNothing && repeat === noCourseRules.repeat ? null : rules
}

function readPrerequisite(text: string, own: string, spellings: CourseSpellings): Read<StoredRules['prerequisite']> {
  const parsed = parsePrerequisite(text)
  if ('problem' in parsed) return { reason: problemText(parsed) }
  const tree = parsed.tree && spellings.inTree(parsed.tree)
  if (tree && codesOfInterest('', { ...noCourseRules, prerequisite: tree }).includes(own))
    return { reason: 'names the course itself, so nobody could ever take it' }
  return { value: tree }
}

function problemText({ problem, near }: PrerequisiteProblem): string {
  const place = near === '' ? 'at its end' : `at “${near}”`
  switch (problem) {
    case 'course_missing':
      return `lacks a course ${place}`
    case 'bracket_open':
      return 'opens a bracket that it never closes'
    case 'bracket_stray':
      return 'closes a bracket that it never opened'
    case 'grade_missing':
      return `lacks a number after >= ${place}`
    case 'operator_missing':
      return `lacks an and or or ${place}`
    case 'too_long':
      return 'is too long; at most 2,000 characters and 40 courses beside one another'
  }
}

function readCorequisites(text: string, own: string, spellings: CourseSpellings): Read<string[]> {
  const codes = [...new Set(splitCodes(text).map((code) => spellings.written(code)))]
  return codes.includes(own) ? { reason: 'names the course itself' } : { value: codes }
}

function readStanding(text: string): Read<number | null> {
  if (text === '') return { value: null }
  return /^([1-9]|1[0-2])$/.test(text) ? { value: Number(text) } : { reason: 'is not a year of study from 1 to 12' }
}

function readDepartments(text: string, known: ReadonlyMap<string, DepartmentId>): Read<DepartmentId[]> {
  const codes = splitCodes(text)
  const unknown = codes.find((code) => !known.has(code))
  if (unknown !== undefined) return { reason: `names ${unknown}, which is not the code of a department` }
  return { value: codes.flatMap((code) => known.get(code) ?? []).sort((a, b) => a - b) }
}

function splitCodes(text: string): string[] {
  const codes = text.split(/[;；,，、]/).map((code) => code.replace(/\s+/g, ' ').trim())
  return [...new Set(codes.filter((code) => code !== ''))]
}

function changesOf(
  said: readonly { course: CourseWithRules; rules: StoredRules | null }[],
  codes: ReadonlyMap<DepartmentId, string>,
): RuleChanges {
  const changes: RuleChanges = { added: [], changed: [], removed: [], unchangedCount: 0 }
  for (const { course, rules } of said) {
    const change = {
      courseId: course.id,
      code: course.code,
      before: rulesText(course.rules, codes),
      after: rulesText(rules, codes),
      rules,
    }
    if (change.before === change.after) changes.unchangedCount += 1
    else if (!course.rules) changes.added.push(change)
    else if (!rules) changes.removed.push(change)
    else changes.changed.push(change)
  }
  return changes
}

/** The same text for the same rules, whatever order the database keeps their parts in. */
export function rulesText(rules: StoredRules | null, codes: ReadonlyMap<DepartmentId, string>): string {
  const nothing = say('没有', 'nothing')
  if (!rules) return nothing
  const { prerequisite, corequisites, standingMin, departmentIds, repeat } = rules
  const departments = [...departmentIds].sort((a, b) => a - b).map((id) => codes.get(id) ?? String(id))
  const parts = [
    prerequisite ? say(`先修 ${prerequisiteAsText(prerequisite)}`, `first ${prerequisiteAsText(prerequisite)}`) : '',
    corequisites.length > 0 ? say(`同修 ${joined(corequisites)}`, `beside ${joined(corequisites)}`) : '',
    standingMin === null ? '' : say(`年级 ${standingMin} 起`, `from year ${standingMin}`),
    departments.length > 0 ? say(`仅限 ${joined(departments)}`, `only ${joined(departments)}`) : '',
    { if_failed: '', never: say('不可重修', 'never twice'), always: say('可以重修', 'again at will') }[repeat],
  ]
  return parts.filter((part) => part !== '').join(say('；', '; ')) || nothing
}

function changesText(rowCount: number, { added, changed, removed, unchangedCount }: RuleChanges): string {
  const counts = `${added.length} to add, ${changed.length} to change, ${removed.length} to remove, ${unchangedCount} unchanged`
  return [
    `${counted(rowCount, 'row')} read. Rules of courses: ${counts}; courses that are not in the file keep theirs.`,
    ...listed('To add', added, ({ code, after }) => `${code}: ${after}`),
    ...listed('To change', changed, ({ code, before, after }) => `${code}: ${before} → ${after}`),
    ...listed('To remove', removed, ({ code, before }) => `${code}: ${before}`),
  ].join('\n')
}

/** A misspelt code bars everybody, so codes that nobody ever heard of are named. */
function unknownCodes(
  said: readonly { course: CourseWithRules; rules: StoredRules | null }[],
  known: CourseSpellings,
): string[] {
  return said.flatMap(({ course, rules }) => {
    if (!rules) return []
    const { prerequisite, corequisites } = rules
    const codes = codesOfInterest(course.code, { ...noCourseRules, prerequisite, corequisites })
    const unknown = codes.filter((code) => !known.has(code))
    return unknown.length === 0
      ? []
      : [`${course.code} asks for ${unknown.join(', ')}, which no term has and nobody has passed`]
  })
}
