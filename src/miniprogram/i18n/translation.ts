/**
 * The shape that another language must fill: every key of the Chinese words, each text replaced by any text.
 * Chinese has one plural form (`_other`); a language with a singular adds `_one` to each of those.
 */
export type Translation<Shape> = {
  [Key in keyof Shape]: Shape[Key] extends string ? string : Translation<Shape[Key]>
} & { [Key in keyof Shape as Key extends `${infer Base}_other` ? `${Base}_one` : never]: string }
