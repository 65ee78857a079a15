import { pinyin } from 'pinyin-pro'
import type { Reading } from '../../rules/search-text'

const chineseCharacter = /\p{Script=Han}/u

/**
 * How a Chinese text is read aloud, null when there is nothing Chinese in it. A phrase decides between the
 * readings of a character (重庆 is chongqing), and at the head of a name the surname does (单 is shan).
 */
export function readingOf(text: string): Reading | null {
  if (!chineseCharacter.test(text)) return null
  const syllables = pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true, surname: 'head' })
  const spoken = syllables
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((part) => part !== '')
  return { initials: spoken.map((part) => part[0]).join(''), syllables: spoken.join('') }
}
