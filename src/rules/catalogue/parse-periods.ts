import { type ScheduleToken, scheduleTokens } from '../kernel/schedule-tokens'

/** What became of a text that should name teaching periods of a day. */
export type ParsedPeriods =
  /** In ascending order, each once; the first of the day is 1. */
  | { readonly periods: readonly number[] }
  | { readonly problem: 'unreadable' | 'backwards' }
  | { readonly problem: 'two_readings'; readonly readings: readonly [readonly number[], readonly number[]] }

const periodsMax = 30

/** Reads periods as registrars write them: `3-4`, `5`, `1 2`, `1-2,5-6`, `第3、4节`. */
export function parsePeriods(text: string): ParsedPeriods {
  const tokens = scheduleTokens(text)
  const runs = tokens && runsOf(tokens)
  if (!runs) return { problem: 'unreadable' }
  if (runs.some(([first, last]) => last < first)) return { problem: 'backwards' }
  if (runs.some(([first, last]) => first < 1 || last > periodsMax)) return { problem: 'unreadable' }
  const periods = numbersIn(runs)
  const [one, other] = runs
  const isPair = runs.length === 2 && one?.[0] === one?.[1] && other?.[0] === other?.[1]
  // 3,5 are the third and the fifth for some systems, the first and the last of a class for others.
  if (isPair && one && other && other[0] > one[0] + 1)
    return { problem: 'two_readings', readings: [periods, numbersIn([[one[0], other[0]]])] }
  return { periods }
}

type Run = readonly [first: number, last: number]

function runsOf(tokens: readonly ScheduleToken[]): Run[] | null {
  const runs: Run[] = []
  const rest = tokens.filter(({ kind }) => kind !== 'ordinal')
  // `节次1-2`, `periods 1-2`.
  let at = rest[0]?.kind === 'period' ? 1 : 0
  const numberAt = (index: number) => {
    const token = rest[index]
    return token?.kind === 'number' ? token.value : null
  }
  while (at < rest.length) {
    const first = numberAt(at)
    if (first === null) return null
    at += rest[at + 1]?.kind === 'period' ? 2 : 1
    let last: number | null = first
    if (rest[at]?.kind === 'to') {
      last = numberAt(at + 1)
      at += rest[at + 2]?.kind === 'period' ? 3 : 2
    }
    if (last === null) return null
    runs.push([first, last])
    const isJoined = rest[at]?.kind === 'and' || rest[at]?.kind === 'blank'
    if (isJoined) at += 1
    else if (at < rest.length && rest[at - 1]?.kind !== 'period') return null
    if (isJoined && at === rest.length) return null
  }
  return runs.length === 0 ? null : runs
}

function numbersIn(runs: readonly Run[]): number[] {
  const numbers = new Set<number>()
  for (const [first, last] of runs) for (let period = first; period <= last; period += 1) numbers.add(period)
  return [...numbers].sort((a, b) => a - b)
}
