/** How many calm hues the style sheet has (`.hue-0` … `.hue-11`). */
export const hueCount = 12

/** The hue of a course by its code: the same on every screen and every phone. */
export function courseHue(code: string): number {
  let sum = 7
  for (let index = 0; index < code.length; index += 1) sum = (sum * 31 + code.charCodeAt(index)) % 65_521
  return sum % hueCount
}
