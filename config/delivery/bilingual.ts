/** What staff read at the terminal: Chinese first, then English. */
export interface Bilingual {
  readonly zh: string
  readonly en: string
}

const inBothLanguages = ({ zh, en }: Bilingual): string => `${zh}\n${en}`

/** Something that staff can put right, in both languages, remedy included. */
export class DeliveryError extends Error {
  override name = 'DeliveryError'

  constructor(readonly words: readonly Bilingual[]) {
    super(words.map(inBothLanguages).join('\n\n'))
  }
}
