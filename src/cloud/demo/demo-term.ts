import { daysAfter, weekdayOf } from '../../rules/term-weeks'

/** Twelve periods a day, the last three pairs in the afternoon and evening. */
export const demoPeriods = [
  '08:00–08:45 08:50–09:35 10:00–10:45 10:50–11:35',
  '13:30–14:15 14:20–15:05 15:30–16:15 16:20–17:05',
  '18:30–19:15 19:20–20:05 20:10–20:55 21:00–21:45',
].flatMap((part) => part.split(' ').map(periodOf))

function periodOf(text: string): { startMinute: number; endMinute: number } {
  const [startMinute = 0, endMinute = 0] = text.split('–').map((clock) => {
    const [hour = 0, minute = 0] = clock.split(':').map(Number)
    return hour * 60 + minute
  })
  return { startMinute, endMinute }
}

const seasons = [
  { untilMonth: 5, id: 'spring', name: '春季', nameEn: 'Spring' },
  { untilMonth: 7, id: 'summer', name: '夏季', nameEn: 'Summer' },
  { untilMonth: 12, id: 'autumn', name: '秋季', nameEn: 'Autumn' },
]

/** A term of 18 weeks of which `today` is in week 12, named for the season it began in. */
export function demoTerm(today: string): {
  id: string
  name: string
  nameEn: string
  startsOn: string
  weekCount: number
} {
  const startsOn = daysAfter(today, 1 - weekdayOf(today) - 11 * 7)
  const year = startsOn.slice(0, 4)
  const month = Number(startsOn.slice(5, 7))
  const season = seasons.find(({ untilMonth }) => month <= untilMonth)
  if (!season) throw new RangeError(`no season for ${startsOn}`)
  const name = `${year} ${season.name}学期`
  return { id: `${year}-${season.id}`, name, nameEn: `${season.nameEn} ${year}`, startsOn, weekCount: 18 }
}
