import { pinyin, polyphonic } from 'pinyin-pro'
import type { Language, Reading } from '../../rules/catalogue/search-text'
import { toSimplified } from '../kernel/simplified'

const chineseCharacter = /\p{Script=Han}/u
/** 32 readings are five characters of two readings each; a longer text with more is read with one change at a time. */
const readingsMax = 32

/** Every way to read a text aloud: how it is read as a phrase first, then by the other readings of its characters. */
function readingsOf(text: string): Reading[] {
  if (!chineseCharacter.test(text)) return []
  const options = { toneType: 'none', type: 'array', v: true } as const
  const phrase = pinyin(text, options).map(spoken)
  const choices = polyphonic(text, options).map((readings, index) => {
    const all = [phrase[index] ?? '', ...readings.flatMap((reading) => spellings(spoken(reading)))]
    return [...new Set(all)]
  })
  return readingsFrom(choices).map((syllables) => ({
    initials: syllables.map((syllable) => syllable.slice(0, 1)).join(''),
    syllables: syllables.join(''),
  }))
}

function spoken(syllable: string): string {
  return syllable.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** 吕 is typed lv on a phone, lyu in a passport, and lu by those who leave the dots out. */
function spellings(syllable: string): string[] {
  return /^[ln]v/.test(syllable) ? [syllable, syllable.replace('v', 'u'), syllable.replace('v', 'yu')] : [syllable]
}

function readingsFrom(choices: readonly string[][]): string[][] {
  const count = choices.reduce((product, { length }) => product * length, 1)
  const first = choices.map(([syllable]) => syllable ?? '')
  if (count <= readingsMax)
    return choices.reduce<string[][]>(
      (texts, syllables) => texts.flatMap((text) => syllables.map((syllable) => [...text, syllable])),
      [[]],
    )
  const others = choices.flatMap((syllables, at) => syllables.slice(1).map((other) => first.with(at, other)))
  return [first, ...others]
}

/** Chinese as the search reads it: by pinyin in all its readings, in simplified characters. */
export const chinese: Language = { readingsOf, simplify: toSimplified }

/** The same language for one go through a catalogue, in which most titles and teachers stand many times. */
export function remembering({ readingsOf, simplify }: Language): Language {
  const known = new Map<string, readonly Reading[]>()
  return {
    simplify,
    readingsOf: (text) => {
      const readings = known.get(text) ?? readingsOf(text)
      known.set(text, readings)
      return readings
    },
  }
}
