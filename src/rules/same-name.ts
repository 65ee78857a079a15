/**
 * A name as it is compared: width, case, blanks, and the dots and hyphens that keyboards write differently do not
 * matter, so 阿依古丽·买买提 is 阿依古丽•买买提 and `LIN Zhixia` is `lin zhi-xia`.
 */
export function comparableName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s·•・‧∙.．。\-‐‑’'`]/gu, '')
}

/** Whether what a person wrote is one of the names the school has for them. */
export function isSameName(written: string, names: readonly (string | null)[]): boolean {
  const comparable = comparableName(written)
  return comparable !== '' && names.some((name) => name !== null && comparableName(name) === comparable)
}
