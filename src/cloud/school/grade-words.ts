import type { GradeWord } from '../../rules/school/grade-words'
import type { Queryable } from '../kernel/database/database'
import { readStoredGradeWords } from './tables/institution'
/** Words that mean the same at every school. */
export const passedWords: ReadonlyMap<string, boolean> = new Map([
  ...['是', 'yes', 'y', 'p', 'pass', '通过', '合格', 'true', '1'].map((word) => [word, true] as const),
  ...['否', 'no', 'n', 'f', 'fail', '未通过', '不通过', '不合格', 'false', '0'].map((word) => [word, false] as const),
])

/** The words of the school's scale, in lower case, as `institution set --grade-words` gave them. */
export async function readGradeWords(database: Queryable): Promise<Map<string, GradeWord>> {
  return new Map(
    Object.entries(await readStoredGradeWords(database)).map(([word, means]) => [word.toLowerCase(), means]),
  )
}

/** Reads `优秀=95,通过=pass,缓考=none`; null when it is not such a list. */
export function gradeWordsOf(text: string): Record<string, GradeWord> | null {
  const words: Record<string, GradeWord> = {}
  for (const part of text.split(/[,，;；]/).filter((piece) => piece.trim() !== '')) {
    const [word = '', means = ''] = part.split('=').map((piece) => piece.normalize('NFKC').trim())
    const isNumber = /^\d{1,4}(\.\d{1,2})?$/.test(means)
    if (word === '' || (!isNumber && means !== 'pass' && means !== 'fail' && means !== 'none')) return null
    words[word] = isNumber ? Number(means) : (means as GradeWord)
  }
  return words
}
