/** A piece of a text that names weeks of a term or periods of a day. */
export type ScheduleToken =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'to' | 'and' | 'blank' | 'ordinal' | 'week' | 'period' | 'odd' | 'even' | 'open' | 'close' }

const digitOf = new Map([...'一二三四五六七八九'].map((character, index) => [character, index + 1]))
const simplified = new Map(
  [...'週周單单雙双節节課课'].flatMap((character, index, all) =>
    index % 2 === 0 ? [[character, all[index + 1] ?? '']] : [],
  ),
)

// Longer words stand before those that begin like them.
const pieces: readonly (readonly [RegExp, ScheduleToken['kind'] | null])[] = [
  [/^\d+/, 'number'],
  [/^[一二三四五六七八九十]+/, 'number'],
  [/^(?:to|through|thru)\b/, 'to'],
  [/^[-‐‑‒–—―−~〜～至到]+/, 'to'],
  [/^(?:and\b|[,、;/&和及与])/, 'and'],
  [/^(?:odd|单|奇)(?:数)?/, 'odd'],
  [/^(?:even|双|偶)(?:数)?/, 'even'],
  [/^(?:weeks?|wks?\.?|周次?:?)/, 'week'],
  [/^(?:periods?|节[课次]?:?)/, 'period'],
  [/^第/, 'ordinal'],
  [/^[([{【]/, 'open'],
  [/^[)\]}】]/, 'close'],
  [/^\s+/, 'blank'],
]

/**
 * Takes a text of weeks or periods apart, null when something in it is none of theirs. Width, script and case do not
 * matter; blanks are kept only between two numbers, where they alone tell 1 3 from 13.
 */
export function scheduleTokens(text: string): ScheduleToken[] | null {
  let rest = text.normalize('NFKC').toLowerCase().trim()
  rest = [...rest].map((character) => simplified.get(character) ?? character).join('')
  const tokens: ScheduleToken[] = []
  while (rest !== '') {
    const found = pieces.map(([pattern, kind]) => ({ kind, piece: pattern.exec(rest)?.[0] })).find(({ piece }) => piece)
    if (!found?.piece || !found.kind) return null
    rest = rest.slice(found.piece.length)
    const value = found.kind === 'number' ? numberOf(found.piece) : 0
    if (value === null) return null
    tokens.push(found.kind === 'number' ? { kind: 'number', value } : { kind: found.kind })
  }
  return tokens.filter(({ kind }, index) => kind !== 'blank' || isBetweenNumbers(tokens, index))
}

function isBetweenNumbers(tokens: readonly ScheduleToken[], index: number): boolean {
  const next = tokens[index + 1]?.kind
  return tokens[index - 1]?.kind === 'number' && (next === 'number' || next === 'ordinal')
}

/** `16`, `十六`, `二十`; null for what is no number below a hundred. */
function numberOf(text: string): number | null {
  if (/^\d+$/.test(text)) return text.length <= 2 ? Number(text) : null
  const found = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(text)
  if (!found) return null
  const [, first, ten, last] = found
  if (!ten) return first && !last ? (digitOf.get(first) ?? null) : null
  return (first ? (digitOf.get(first) ?? 0) : 1) * 10 + (last ? (digitOf.get(last) ?? 0) : 0)
}
