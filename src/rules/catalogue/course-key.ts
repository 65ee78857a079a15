/**
 * What a course code is compared by, so that `CS 2103`, `cs2103` and `ＣＳ　2103` are one course: width, case, blanks and
 * characters that nobody sees do not matter. A code is shown as it was written first.
 */
export function courseKey(code: string): string {
  return code
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]|\p{Variation_Selector}/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .toUpperCase()
}
