import { Converter } from 'opencc-js/t2cn'

let convert: ((text: string) => string) | undefined

/** A text with its traditional characters in simplified form: 陳美玲 → 陈美玲. For comparing, never for showing. */
export function toSimplified(text: string): string {
  // Its tables are only built when something is compared.
  convert ??= Converter({ from: 't', to: 'cn' })
  const once = convert(text)
  // What some characters are simplified to is itself the traditional form of another: 薴, 苧, 苎.
  return once === text ? once : convert(once)
}
