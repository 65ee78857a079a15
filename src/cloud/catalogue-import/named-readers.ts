import { decode } from 'html-entities'

/** The readers a map may name with `read`; each turns one text into another, or null when it cannot. */
export const namedReaders = ['htmlText', 'firstNumber', 'clock12', 'weekdayLetters'] as const
export type ReaderName = (typeof namedReaders)[number]

const weekdayOfLetter = new Map([...'MTWRFSU'].map((letter, index) => [letter, index + 1]))

export const readers: Readonly<Record<ReaderName, (text: string) => string | null>> = {
  /** `Racial &amp; Ethnic <b>Politics</b>` → `Racial & Ethnic Politics`. */
  htmlText: (text) => decode(text.replace(/<\/?[a-z][^<>]*>/gi, '')).trim(),
  /** `1 TO 4 hours.` → `1`. */
  firstNumber: (text) => /\d+(?:\.\d+)?/.exec(text)?.[0] ?? null,
  /** `01:30 PM` → `13:30`. */
  clock12: (text) => {
    const found = /^(\d{1,2}):([0-5]\d)\s*([ap])\.?m\.?$/i.exec(text)
    const hour = Number(found?.[1])
    if (!found || hour < 1 || hour > 12) return null
    const isAfternoon = found[3]?.toLowerCase() === 'p'
    return `${String((hour % 12) + (isAfternoon ? 12 : 0)).padStart(2, '0')}:${found[2]}`
  },
  /** `MWF` → `1,3,5`; R is Thursday and U Sunday. */
  weekdayLetters: (text) => {
    const days = [...text.replace(/\s/g, '').toUpperCase()].map((letter) => weekdayOfLetter.get(letter))
    return days.includes(undefined) ? null : days.join(',')
  },
}

/** What a reader expects, for the report of a row it could not read. */
export const readerExpects: Readonly<Record<ReaderName, string>> = {
  htmlText: 'text',
  firstNumber: 'a text with a number in it',
  clock12: 'a time such as 09:00 AM',
  weekdayLetters: 'weekdays as letters of MTWRFSU',
}
