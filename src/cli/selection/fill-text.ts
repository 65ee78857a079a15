import type { DecisionRate, SectionFill } from '../../cloud/selection/tables/section-fill'
import { counted } from '../kit/import-text'
import { say } from '../kit/language'
import { padded, widthOf } from '../kit/text-table'

export type FillOrder = 'fullest' | 'fastest'

/** The sections to show: those with the least seats left, or those that fill fastest. */
export function inOrder(sections: readonly SectionFill[], order: FillOrder): SectionFill[] {
  const byFill = (a: SectionFill, b: SectionFill) => shareOf(b) - shareOf(a) || b.waiting - a.waiting
  const byPace = (a: SectionFill, b: SectionFill) => b.takenLastMinute - a.takenLastMinute
  const [first, second] = order === 'fullest' ? [byFill, byPace] : [byPace, byFill]
  return [...sections].sort((a, b) => first(a, b) || second(a, b) || a.name.localeCompare(b.name))
}

/** Of the seats, how many are gone, from 0 to 1; 0 for a section without a limit. */
function shareOf({ capacity, enrolled, kept }: SectionFill): number {
  if (capacity === null) return 0
  return capacity === 0 ? 1 : (enrolled + kept) / capacity
}

/** What all sections come to, in one line. */
export function totalsText(sections: readonly SectionFill[], rate: DecisionRate): string {
  const sum = (of: (section: SectionFill) => number) => sections.reduce((total, section) => total + of(section), 0)
  const full = sections.filter((section) => section.capacity !== null && shareOf(section) >= 1).length
  const refused =
    rate.refusedShare === null
      ? ''
      : say(`，${Math.round(rate.refusedShare * 100)} % 未选上`, `, ${Math.round(rate.refusedShare * 100)} % refused`)
  const [taken, lately, waited] = [
    sum(({ enrolled }) => enrolled),
    sum(({ takenLastMinute }) => takenLastMinute),
    sum(({ waiting }) => waiting),
  ]
  const pace = rate.decidedPerSecond.toLocaleString('en', { maximumFractionDigits: 1 })
  return [
    say(`已选 ${taken} 人次`, `${counted(taken, 'place')} taken`),
    say(`最近一分钟 ${lately} 人次`, `${counted(lately, 'place')} in the last minute`),
    say(`${full} / ${sections.length} 个教学班已满`, `${full} of ${counted(sections.length, 'section')} full`),
    say(`候补 ${waited} 人次`, `${counted(waited, 'place')} waited for`),
    say(`每秒处理 ${pace} 个${refused}`, `${pace} decided a second${refused}`),
  ].join(' · ')
}

/** A line a section, under a heading. */
export function fillTable(sections: readonly SectionFill[]): string[] {
  const width = Math.max(widthOf('section'), ...sections.map(({ name }) => widthOf(name)))
  const words = say(
    '教学班|已选|进度|保留|候补|每分钟|课程',
    'section|enrolled|fill|kept|waiting|a minute|title',
  ).split('|')
  const [section = '', enrolled = '', fill = '', kept = '', waiting = '', pace = '', title = ''] = words
  const counts = [before(kept, 4), before(waiting, 7), before(pace, 8)].join('  ')
  const heading = `${padded(section, width)}  ${before(enrolled, 11)}  ${padded(fill, 18)}  ${counts}  ${title}`
  return [heading, ...sections.map((section) => line(section, width))]
}

function line(section: SectionFill, width: number): string {
  const { name, title, capacity, isCapacityByHand, enrolled, kept, waiting, takenLastMinute } = section
  const seats = capacity === null ? String(enrolled) : `${enrolled}/${capacity}`
  const share = shareOf(section)
  const bar = '#'.repeat(Math.min(12, Math.floor(share * 12))).padEnd(12, '.')
  const percent = capacity === null ? '' : `${Math.floor(share * 100)} %`
  const counts = [blank(kept).padStart(4), blank(waiting).padStart(7), blank(takenLastMinute).padStart(8)].join('  ')
  return `${padded(name, width)}  ${seats.padStart(11)}  ${bar} ${percent.padStart(5)}  ${counts}  ${title}${isCapacityByHand ? say('  （手工设置名额）', '  (seats set by hand)') : ''}`
}

/** A text with blanks before it up to so many columns. */
function before(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text
}

function blank(count: number): string {
  return count === 0 ? '' : String(count)
}
