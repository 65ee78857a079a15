import { readResultsOf, type StudentResult, writeResults } from '../cloud/tables/course-results'
import type { Database } from '../cloud/tables/database'
import { changePeople } from '../cloud/tables/living'
import { readIdsOfNumbers } from '../cloud/tables/students'
import { counted } from './import-text'
import { agreeToWrite, type FileColumn, type FileOptions, type Read, readTableFile } from './table-file'

type Name = 'student_number' | 'course_code' | 'term' | 'grade' | 'passed'

export const resultColumns: readonly FileColumn<Name>[] = [
  { name: 'student_number', nameZh: '学号', isRequired: true, about: '' },
  { name: 'course_code', nameZh: '课程代码', isRequired: true, about: 'also of a course that is not taught any more' },
  { name: 'term', nameZh: '学期', isRequired: true, about: 'when it was taken, in the registrar’s own words' },
  { name: 'grade', nameZh: '成绩', about: 'a number, higher is better; blank for pass or fail only' },
  { name: 'passed', nameZh: '通过', isRequired: true, about: '是 or 否, yes or no, P or F' },
]

const passedWords = new Map<string, boolean>([
  ...['是', 'yes', 'y', 'p', 'pass', '通过', '合格', 'true', '1'].map((word) => [word, true] as const),
  ...['否', 'no', 'n', 'f', 'fail', '未通过', '不合格', 'false', '0'].map((word) => [word, false] as const),
])

/** Takes over what came of courses that students took before. Results that the file does not name stay. */
export async function importResults(database: Database, path: string, options: FileOptions): Promise<void> {
  const file = await readTableFile(path, resultColumns, options)
  const numbers = [...new Set(file.rows.map(({ texts }) => texts.student_number))]
  const ids = await readIdsOfNumbers(database, numbers)
  const lineOf = new Map<string, number>()
  const results = file.rows.flatMap(({ line, texts, take }): StudentResult[] => {
    const id = ids.get(texts.student_number)
    const studentId = take('student_number', id ? { value: id } : { reason: 'is not the number of a student' })
    const courseCode = take('course_code', needed(texts.course_code.replace(/\s+/g, ' ')))
    const takenIn = take('term', needed(texts.term))
    const grade = take('grade', readGrade(texts.grade))
    const isPassed = take('passed', readPassed(texts.passed))
    if (studentId === undefined || courseCode === undefined || takenIn === undefined) return []
    if (grade === undefined || isPassed === undefined) return []
    const result = { studentId, courseCode, takenIn, grade, isPassed }
    const earlier = lineOf.get(keyOf(result))
    if (earlier !== undefined) {
      take('course_code', { reason: `is on line ${earlier} already for this student and term` })
      return []
    }
    lineOf.set(keyOf(result), line)
    return [result]
  })
  const stored = new Map((await readResultsOf(database, [...ids.values()])).map((result) => [keyOf(result), result]))
  const added = results.filter((result) => !stored.has(keyOf(result)))
  const changed = results.filter((result) => {
    const before = stored.get(keyOf(result))
    return before && (before.grade !== result.grade || before.isPassed !== result.isPassed)
  })
  const unchanged = results.length - added.length - changed.length
  console.log(
    `${counted(file.rows.length, 'row')} read: ${counted(added.length, 'result')} to add, ${changed.length} to change, ${unchanged} unchanged.`,
  )
  const count = added.length + changed.length
  agreeToWrite(file, count, options)
  await changePeople(database, { students: [...ids.values()] }, (connection, { students }) =>
    writeResults(
      connection,
      [...added, ...changed].filter(({ studentId }) => students.has(studentId)),
    ),
  )
  console.log(count === 0 ? 'Nothing to change.' : `Done: ${counted(count, 'result')} written.`)
}

function keyOf({ studentId, courseCode, takenIn }: StudentResult): string {
  return JSON.stringify([studentId, courseCode, takenIn])
}

function needed(text: string): Read<string> {
  return text === '' ? { reason: 'is blank' } : { value: text }
}

function readGrade(text: string): Read<number | null> {
  if (text === '') return { value: null }
  if (/^\d{1,4}(\.\d{1,2})?$/.test(text)) return { value: Number(text) }
  return { reason: 'is not a number; leave it blank for pass or fail only' }
}

function readPassed(text: string): Read<boolean> {
  const value = passedWords.get(text.toLowerCase())
  return value === undefined ? { reason: 'is neither 是 nor 否, yes nor no, P nor F' } : { value }
}
