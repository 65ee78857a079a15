import { compactText, foldText, type Simplify } from '../kernel/fold-text'

/**
 * A name as it is compared: width, case, accents, script, blanks, and the dots, quotes and hyphens that keyboards write
 * differently do not matter, so 阿依古丽·买买提 is 阿依古丽•买买提, 陳美玲 is 陈美玲, and `LIN Zhixia` is `lin zhi-xia`.
 */
export function comparableName(name: string, simplify: Simplify): string {
  return withPlainU(compactText(foldText(name, simplify)))
}

/**
 * Whether what a person wrote is one of the names the school has for them. Given and family name may change places
 * where they are written apart: `Anne O'Neil` is `O'Neil Anne`.
 */
export function isSameName(written: string, names: readonly (string | null)[], simplify: Simplify): boolean {
  const comparable = comparableName(written, simplify)
  if (comparable === '') return false
  return names.some((name) => name !== null && turnsOf(name, simplify).includes(comparable))
}

/** A name as it stands, and with its words turned round at every place. */
function turnsOf(name: string, simplify: Simplify): string[] {
  const words = foldText(name, simplify).split(' ')
  return words.map((_, at) => withPlainU([...words.slice(at), ...words.slice(0, at)].join('')))
}

/** 吕 is LYU in a passport, LV on a keyboard, Lü in a book and LU in many a system. */
function withPlainU(text: string): string {
  return text.replace(/([ln])(?:yu|v)(?![aiou])/g, '$1u')
}
