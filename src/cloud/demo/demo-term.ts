import { daysAfter, weekdayOf } from '../../rules/school/term-weeks'

/** Twelve periods a day, the last three pairs in the afternoon and evening. */
export const demoPeriods = [
  '08:00–08:45 08:50–09:35 10:00–10:45 10:50–11:35',
  '13:30–14:15 14:20–15:05 15:30–16:15 16:20–17:05',
  '18:30–19:15 19:20–20:05 20:10–20:55 21:00–21:45',
].flatMap((part) => part.split(' ').map(periodOf))

function periodOf(text: string): { startMinute: number; endMinute: number } {
  const [startMinute = 0, endMinute = 0] = text.split('–').map(minuteOf)
  return { startMinute, endMinute }
}

/** `17:30` as minutes of the day. */
export function minuteOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return hour * 60 + minute
}

export interface DemoTerm {
  id: string
  name: string
  nameEn: string
  /** A Monday. */
  startsOn: string
  weekCount: number
}

type Season = 'spring' | 'summer' | 'autumn' | 'winter'

const seasons: Record<Season, { name: string; nameEn: string }> = {
  spring: { name: '春季', nameEn: 'Spring' },
  summer: { name: '夏季', nameEn: 'Summer' },
  autumn: { name: '秋季', nameEn: 'Autumn' },
  winter: { name: '冬季', nameEn: 'Winter' },
}

/** By the month a term begins in, January first. */
const seasonOfMonth: readonly Season[] = (
  'winter spring spring spring summer summer summer autumn autumn autumn autumn winter' as const
).split(' ') as Season[]

const weekCount = 18

/** A term of 18 weeks, with exams in the last two, of which `today` is in the second; named for the season it began in. */
export function demoTerm(today: string): DemoTerm {
  const startsOn = daysAfter(today, 1 - weekdayOf(today) - 7)
  const year = Number(startsOn.slice(0, 4))
  const season = seasonOfMonth[Number(startsOn.slice(5, 7)) - 1]
  if (!season) throw new RangeError(`no season for ${startsOn}`)
  return { ...namedTerm(year, season), startsOn, weekCount }
}

function namedTerm(year: number, season: Season): Pick<DemoTerm, 'id' | 'name' | 'nameEn'> {
  const { name, nameEn } = seasons[season]
  return { id: `${year}-${season}`, name: `${year} ${name}学期`, nameEn: `${nameEn} ${year}` }
}

/** The id of the spring or autumn term that was `ago` before one; 1 is the last of them. */
export function pastTermId({ startsOn }: Pick<DemoTerm, 'startsOn'>, ago: number): string {
  const [year = 0, month = 0] = startsOn.split('-').map(Number)
  // Half years, counted from the year 0: a spring term ends by April, an autumn term by November.
  const endedHalves = year * 2 + (month <= 4 ? 0 : month <= 11 ? 1 : 2)
  const half = endedHalves - ago
  return `${Math.floor(half / 2)}-${half % 2 === 0 ? 'spring' : 'autumn'}`
}
