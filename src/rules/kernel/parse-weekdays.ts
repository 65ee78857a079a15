/** What became of a text that should name days of the week; 1 is Monday. */
export type ParsedWeekdays =
  | { readonly weekdays: readonly number[] }
  | { readonly problem: 'unreadable' }
  | { readonly problem: 'two_readings'; readonly readings: readonly [readonly number[], readonly number[]] }

const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const known = new Map<string, number>()
for (const [index, name] of names.entries()) {
  const forms = [`${index + 1}`, '一二三四五六日'[index] ?? '', name, name.slice(0, 3), name.slice(0, 2)]
  for (const form of forms) known.set(form, index + 1)
}
for (const [form, weekday] of [
  ['天', 7],
  ['tues', 2],
  ['thur', 4],
  ['thurs', 4],
] as const)
  known.set(form, weekday)

/** Reads days as `1`, `周一`, `星期三`, `一`, `Mon`, or several with a comma between them. */
export function parseWeekdays(text: string): ParsedWeekdays {
  const days = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('週', '周')
    .split(/[,;、/&]/)
    .map((day) =>
      known.get(
        day
          .trim()
          .replace(/^(?:周|星期|礼拜|禮拜)/, '')
          .replace(/\.$/, ''),
      ),
    )
  const found = days.filter((day) => day !== undefined)
  return found.length === days.length ? { weekdays: [...new Set(found)] } : { problem: 'unreadable' }
}

const letters = new Map([...'MTWRFSU'].map((letter, index) => [letter, index + 1]))
const pairs = new Map([...names.entries()].map(([index, name]) => [name.slice(0, 2).toUpperCase(), index + 1]))

/**
 * Reads days written one behind the other, in letters of MTWRFSU (R is Thursday, U Sunday) or in pairs as TuTh. `TU`
 * alone is a Tuesday for some and a Tuesday and a Sunday for others; `Tu` is a Tuesday.
 */
export function parseWeekdayLetters(text: string): ParsedWeekdays {
  const plain = text.normalize('NFKC').replace(/[\s,/.-]/g, '')
  // A small letter behind a capital belongs to it.
  const isMixed = /[A-Z]/.test(plain) && /[a-z]/.test(plain)
  const ways = waysToRead(plain, isMixed)
  const sets = new Map(ways.map((days) => [[...new Set(days)].sort().join(), [...new Set(days)].sort()]))
  const [one, other] = [...sets.values()]
  if (!one) return { problem: 'unreadable' }
  return other ? { problem: 'two_readings', readings: [one, other] } : { weekdays: one }
}

function waysToRead(text: string, isMixed: boolean): number[][] {
  if (text === '') return []
  const ways: number[][] = []
  const take = (length: number, day: number | undefined) => {
    if (day === undefined) return
    const rest = text.slice(length)
    if (isMixed && /^[a-z]/.test(rest)) return
    if (rest === '') ways.push([day])
    else ways.push(...waysToRead(rest, isMixed).map((days) => [day, ...days]))
  }
  take(2, pairs.get(text.slice(0, 2).toUpperCase()))
  take(1, letters.get(text.slice(0, 1).toUpperCase()))
  return ways
}
