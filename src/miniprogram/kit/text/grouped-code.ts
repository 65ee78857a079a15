/**
 * A code as it is typed, in capitals and groups of four as it is printed: `7k3mq9` → `7K3M-Q9`. A code in a form of the
 * school's own is left as it is.
 */
export function groupedCode(text: string): string {
  const plain = text.toUpperCase().replace(/[\s\-‐‑–—－]/g, '')
  if (!/^[0-9A-Z]{0,12}$/.test(plain)) return text
  return plain.replace(/(.{4})(?=.)/g, '$1-')
}
