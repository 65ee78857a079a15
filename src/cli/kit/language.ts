/** In which language the command line answers; its help is in both. */
export type CliLanguage = 'zh' | 'en'

let spoken: CliLanguage = 'en'

/** The language of `--lang`, else of the terminal: `zh_CN.UTF-8` in LC_ALL, LC_MESSAGES or LANG. One process gives one command. */
export function chooseLanguage(words: readonly string[], environment: NodeJS.ProcessEnv = process.env): void {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const given = at < 0 ? undefined : (words[at]?.split('=')[1] ?? words[at + 1])
  const terminal = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  spoken = (given ?? terminal).startsWith('zh') ? 'zh' : 'en'
}

/** What is said, in the language that was chosen. */
export function say(zh: string, en: string): string {
  return spoken === 'zh' ? zh : en
}

/** Things one after another, as in a sentence. */
export function joined(things: readonly string[]): string {
  return things.join(say('、', ', '))
}
