import { CourseSpellings } from '../../cloud/catalogue/course-spellings'
import { readCourseCodes } from '../../cloud/catalogue/tables/course-rules'
import type { Database } from '../../cloud/kernel/database/database'
import { readIdsOfNumbers } from '../../cloud/people/tables/students'
import { passedWords, readGradeWords } from '../../cloud/school/grade-words'
import { readResultsOf, type StudentResult } from '../../cloud/selection/tables/course-results'
import { takeResults } from '../../cloud/selection/take-results'
import type { GradeWord } from '../../rules/school/grade-words'
import { counted, listed } from '../kit/import-text'
import { agreeToWrite, type FileColumn, type FileOptions, type Read, readTableFile } from '../kit/table-file'

type Name = 'student_number' | 'course_code' | 'term' | 'grade' | 'passed'

export const resultColumns: readonly FileColumn<Name>[] = [
  { name: 'student_number', nameZh: '学号', isRequired: true, about: '' },
  { name: 'course_code', nameZh: '课程代码', isRequired: true, about: 'also of a course that is not taught any more' },
  { name: 'term', nameZh: '学期', isRequired: true, about: 'when it was taken, in the registrar’s own words' },
  { name: 'grade', nameZh: '成绩', about: 'a number, higher is better; blank for pass or fail only' },
  { name: 'passed', nameZh: '通过', isRequired: true, about: '是 or 否, yes or no, P or F' },
]

/** Takes over what came of courses that students took before. Results that the file does not name stay. */
export async function importResults(database: Database, path: string, options: FileOptions): Promise<void> {
  const file = await readTableFile(path, resultColumns, options)
  const numbers = [...new Set(file.rows.map(({ texts }) => texts.student_number))]
  const ids = await readIdsOfNumbers(database, numbers)
  const lineOf = new Map<string, number>()
  const words = await readGradeWords(database)
  const { taught, passed } = await readCourseCodes(database, null)
  const spellings = new CourseSpellings([...taught, ...passed])
  const knownCodes = new CourseSpellings([...taught, ...passed])
  const unknownCodes = new Set<string>()
  let leftOut = 0
  const results = file.rows.flatMap(({ line, texts, take }): StudentResult[] => {
    const id = ids.get(texts.student_number)
    if (!id && texts.course_code === '' && texts.term === '') {
      // One fault and not four: nothing of it was ever meant to be a result.
      take('student_number', { reason: 'is no result: a total or a note below the table; delete the row' })
      return []
    }
    const studentId = take('student_number', id ? { value: id } : { reason: 'is not the number of a student' })
    const courseCode = take('course_code', needed(texts.course_code && spellings.written(texts.course_code)))
    const takenIn = take('term', needed(texts.term))
    const said = take('grade', readGrade(texts.grade, words))
    const isPassed = said && take('passed', readPassed(texts.passed, said))
    const grade = said?.grade
    if (said?.isLeftOut) leftOut += 1
    if (studentId === undefined || said?.isLeftOut || courseCode === undefined || takenIn === undefined) return []
    if (grade === undefined || isPassed === undefined) return []
    const result = { studentId, courseCode, takenIn, grade, isPassed }
    const earlier = lineOf.get(keyOf(result))
    if (earlier !== undefined) {
      take('course_code', { reason: `is on line ${earlier} already for this student and term` })
      return []
    }
    lineOf.set(keyOf(result), line)
    if (!knownCodes.has(courseCode)) unknownCodes.add(courseCode)
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
  if (leftOut > 0)
    console.log(`  note: ${counted(leftOut, 'row')} left out, whose word says that there is no result yet.`)
  for (const line of listed(
    'No term has these courses; look whether they are written as they should be',
    [...unknownCodes],
    (code) => code,
  ))
    console.log(line)
  const count = added.length + changed.length
  agreeToWrite(file, count, options)
  await takeResults(database, [...added, ...changed])
  console.log(count === 0 ? 'Nothing to change.' : `Done: ${counted(count, 'result')} written.`)
}

function keyOf({ studentId, courseCode, takenIn }: StudentResult): string {
  return JSON.stringify([studentId, courseCode, takenIn])
}

function needed(text: string): Read<string> {
  return text === '' ? { reason: 'is blank' } : { value: text }
}

/** What the grade of a row says; `isPassed` only where its word does. */
interface SaidGrade {
  readonly grade: number | null
  readonly isPassed?: boolean
  readonly isLeftOut?: boolean
}

function readGrade(text: string, words: ReadonlyMap<string, GradeWord>): Read<SaidGrade> {
  const plain = text.normalize('NFKC').replace(/分$/, '').trim()
  if (plain === '') return { value: { grade: null } }
  if (/^\d{1,4}(\.\d{1,2})?0*$/.test(plain)) return { value: { grade: Number(plain) } }
  if (/^\d+\.\d+$/.test(plain)) return { reason: 'has more than two decimals; round it as the school does' }
  if (/^[\d.]+%$/.test(plain))
    return { reason: 'is a percentage; format the column as a number, and give the grade itself' }
  if (/^[-−–]\d+(\.\d+)?$/.test(plain))
    return {
      reason: 'is below zero; a grade is 0 or more. Blank it where there is none, and say 否 in the column 通过',
    }
  const word = words.get(plain.toLowerCase())
  if (word === 'none') return { value: { grade: null, isLeftOut: true } }
  if (typeof word === 'number') return { value: { grade: word } }
  const isPassed = word === undefined ? passedWords.get(plain.toLowerCase()) : word === 'pass'
  if (isPassed !== undefined) return { value: { grade: null, isPassed } }
  return {
    reason:
      'is neither a number nor a word of the school’s scale; add it with: institution set --grade-words "优秀=95,缓考=none"',
  }
}

function readPassed(text: string, said: SaidGrade): Read<boolean> {
  if (said.isLeftOut) return { value: false }
  const value = passedWords.get(text.toLowerCase())
  if (text === '' && said.isPassed !== undefined) return { value: said.isPassed }
  if (text === '') return { reason: 'is blank; write 是 or 否, yes or no, P or F' }
  if (value === undefined) return { reason: 'is neither 是 nor 否, yes nor no, P nor F' }
  const isContrary = said.isPassed !== undefined && said.isPassed !== value
  return isContrary ? { reason: 'contradicts the word in the column of the grade' } : { value }
}
