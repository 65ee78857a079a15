import type { Language } from '../../src/miniprogram/i18n/look-up'
import { wordsIn } from '../../src/miniprogram/i18n/words'
import type { RefusalWording } from '../../src/miniprogram/kit/text/wording'

/** Eight periods of 45 minutes with breaks, as a school might have. */
const starts = [480, 530, 600, 650, 810, 860, 930, 980]
export const periods = starts.map((startMinute) => ({ startMinute, endMinute: startMinute + 45 }))

/** The clock of Shanghai. */
export const shanghai = [{ from: '2021-01-01T00:00:00.000Z', minutes: 480 }]

/** The wording of a school in Shanghai with a term of 16 weeks, on Sunday 22 November 2026 at 17:00 there. */
export function wordingIn(language: Language): RefusalWording {
  return {
    t: wordsIn[language],
    language,
    periods,
    weekCount: 16,
    helpContact: null,
    schoolClock: shanghai,
    terms: [],
    nowMs: Date.parse('2026-11-22T09:00:00Z'),
  }
}
