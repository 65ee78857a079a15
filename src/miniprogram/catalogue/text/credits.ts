/** A number of credits without useless zeros: `4`, `1.5`, `0.25`. */
export function formatCredits(credits: number): string {
  return String(Math.round(credits * 100) / 100)
}
