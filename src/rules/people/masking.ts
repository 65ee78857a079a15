/** A name with its middle hidden: 林*夏, 王*, `L** Z*****`. */
export function maskName(name: string): string {
  if (/^[\x20-\x7e]+$/.test(name))
    return name
      .split(/\s+/)
      .map((part) => (part.length > 1 ? part[0] + '*'.repeat(part.length - 1) : part))
      .join(' ')
  const letters = [...name]
  if (letters.length <= 2) return `${letters[0] ?? ''}*`
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`
}

/** A phone number with its middle hidden: 138****5678. */
export function maskPhone(phone: string): string {
  const national = phone.replace(/^\+86/, '')
  return national.length < 7 ? '*'.repeat(national.length) : `${national.slice(0, 3)}****${national.slice(-4)}`
}
