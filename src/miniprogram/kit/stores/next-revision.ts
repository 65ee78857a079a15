/**
 * The revision of another edit: above the last that is known, whatever the clock says, and by the school's clock above
 * what other phones of the same person saved before.
 */
export function nextRevision(known: number, schoolNowMs: number): number {
  return Math.max(known + 1, Math.floor(schoolNowMs))
}
