import type { PrerequisiteTree } from '../../contract/catalogue/course-rules'

/** What is wrong with a prerequisite as written; `near` is the text at which the reader stumbled, empty at the end. */
export interface PrerequisiteProblem {
  problem: 'course_missing' | 'bracket_open' | 'bracket_stray' | 'grade_missing' | 'operator_missing' | 'too_long'
  near: string
}

/** Well below what the reader could nest, and above what anybody writes in a cell. */
const textMax = 2000
const branchesMax = 40

// OR and AND may also be the subject of a course: `OR 201` is operations research.
const subject = '(?:OR|AND)\\s*\\d'
const token = new RegExp(
  `\\s*(?:([()])|(>=|≥)|(&&?|并且|且|\\b(?!${subject})[Aa][Nn][Dd]\\b)|(\\|\\|?|或者?|\\b(?!${subject})[Oo][Rr]\\b))\\s*`,
  'g',
)

type Token = { kind: 'bracket' | 'atLeast' | 'all' | 'any' | 'words'; text: string }

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const addWords = (part: string) => {
    const words = part.replace(/\s+/g, ' ').trim()
    if (words !== '') tokens.push({ kind: 'words', text: words })
  }
  let end = 0
  for (const found of text.matchAll(token)) {
    addWords(text.slice(end, found.index))
    const kind = found[1] ? 'bracket' : found[2] ? 'atLeast' : found[3] ? 'all' : 'any'
    tokens.push({ kind, text: found[0].trim() })
    end = found.index + found[0].length
  }
  addWords(text.slice(end))
  return tokens
}

/**
 * Reads what a registrar writes of a course's prerequisite, as in `CS 101 and (MA 101 >= 60 or MA 102)`: 且 and 或,
 * full-width brackets and ≥ mean the same. `and` binds more closely than `or`. Blank text is no prerequisite, null.
 */
export function parsePrerequisite(text: string): { tree: PrerequisiteTree | null } | PrerequisiteProblem {
  if (text.length > textMax) return { problem: 'too_long', near: `${text.slice(0, 20)}…` }
  const tokens = tokensOf(text.normalize('NFKC'))
  if (tokens.length === 0) return { tree: null }
  let at = 0
  const stumble = (problem: PrerequisiteProblem['problem'], token = tokens[at]): PrerequisiteProblem => {
    return { problem, near: token?.text ?? '' }
  }

  const chain = (kind: 'all' | 'any', part: () => PrerequisiteTree | PrerequisiteProblem) => {
    const of: PrerequisiteTree[] = []
    for (;;) {
      const branch = part()
      if ('problem' in branch) return branch
      of.push(branch)
      if (tokens[at]?.kind !== kind) break
      at += 1
    }
    if (of.length > branchesMax) return stumble('too_long')
    return of.length === 1 && of[0] ? of[0] : { kind, of }
  }
  const any = (): PrerequisiteTree | PrerequisiteProblem => chain('any', all)
  const all = (): PrerequisiteTree | PrerequisiteProblem => chain('all', one)
  const one = (): PrerequisiteTree | PrerequisiteProblem => {
    const next = tokens[at]
    if (next?.text === '(') return inBrackets()
    if (next?.kind !== 'words') return stumble('course_missing')
    at += 1
    if (tokens[at]?.kind !== 'atLeast') return { kind: 'course', code: next.text, gradeMin: null }
    at += 1
    const grade = /^(\d{1,4}(?:\.\d{1,2})?) ?分?$/.exec(tokens[at]?.text ?? '')
    if (!grade) return stumble('grade_missing')
    at += 1
    return { kind: 'course', code: next.text, gradeMin: Number(grade[1]) }
  }
  const inBrackets = (): PrerequisiteTree | PrerequisiteProblem => {
    const opened = tokens[at]
    at += 1
    const inside = any()
    if ('problem' in inside) return inside
    if (tokens[at]?.text !== ')') return tokens[at] ? stumble('operator_missing') : stumble('bracket_open', opened)
    at += 1
    return inside
  }

  const tree = any()
  if ('problem' in tree) return tree
  if (at < tokens.length) return stumble(tokens[at]?.text === ')' ? 'bracket_stray' : 'operator_missing')
  return { tree }
}

/** A prerequisite as a registrar writes it; {@link parsePrerequisite} reads the same tree from it. */
export function prerequisiteAsText(tree: PrerequisiteTree): string {
  if (tree.kind === 'course') return tree.gradeMin === null ? tree.code : `${tree.code} >= ${tree.gradeMin}`
  const parts = tree.of.map((part) => {
    return part.kind === 'course' ? prerequisiteAsText(part) : `(${prerequisiteAsText(part)})`
  })
  return parts.join(tree.kind === 'all' ? ' and ' : ' or ')
}
