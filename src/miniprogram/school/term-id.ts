/** What the id of a term says of when it was; a school may name its terms in other ways too. */
export type TermTime =
  | { is: 'numbered'; from: string; to: string; number: string }
  | { is: 'season'; year: string; season: Season }

/** In the order of the calendar year. */
const seasons = ['spring', 'summer', 'autumn', 'winter'] as const
export type Season = (typeof seasons)[number]

/** Reads `2024-2025-1` and `2025-autumn`; null for any other id. */
export function readTermId(id: string): TermTime | null {
  const [, from, to, number] = /^(\d{4})-(\d{4})-([123])$/.exec(id) ?? []
  if (from && to && number) return { is: 'numbered', from, to, number }
  const [, year, word] = /^(\d{4})-(spring|summer|autumn|fall|winter)$/.exec(id) ?? []
  const season = seasons.find((one) => one === word || (one === 'autumn' && word === 'fall'))
  return year && season ? { is: 'season', year, season } : null
}

/** A number that grows with time; null where the id does not say. The first term of an academic year is its autumn. */
export function termOrder(id: string): number | null {
  const time = readTermId(id)
  if (!time) return null
  if (time.is === 'season') return Number(time.year) * 10 + seasons.indexOf(time.season)
  if (time.number === '1') return Number(time.from) * 10 + seasons.indexOf('autumn')
  return Number(time.to) * 10 + seasons.indexOf(time.number === '2' ? 'spring' : 'summer')
}
