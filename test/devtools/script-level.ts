import { type Options, parse, parseExpressionAt } from 'acorn'
import { scriptLevel } from '../../config/taro/script-level'

const options: Options = { ecmaVersion: scriptLevel, sourceType: 'script' }

/** The values of the texts that a call was given, from the place in the script where its bracket opens. */
function textsGiven(script: string, from: number): string[] {
  try {
    const given = parseExpressionAt(script, from, options)
    const values = given.type === 'SequenceExpression' ? given.expressions : [given]
    return values.map((value) => (value.type === 'Literal' && typeof value.value === 'string' ? value.value : ''))
  } catch {
    // No arguments, or the word stood in a text: the script as a whole has been read before.
    return []
  }
}

/** The regular expressions made of fixed text: to the parser they are texts, to an old phone a fault all the same. */
function builtExpressions(script: string): string[] {
  return [...script.matchAll(/\bRegExp\(/g)].flatMap(({ 0: word, index }) => {
    const [pattern, flags = ''] = textsGiven(script, index + word.length)
    return pattern ? [`/${pattern.replace(/\\?\//g, '\\/').replace(/\n/g, '\\n')}/${flags}`] : []
  })
}

/** What a phone of the least kind could not read in the scripts of a build; each with its file. */
export function complaintsAboutScripts(files: ReadonlyMap<string, Buffer>): string[] {
  return [...files].flatMap(([path, content]) => {
    if (!path.endsWith('.js')) return []
    const script = content.toString('utf8')
    try {
      parse(script, options)
      for (const expression of builtExpressions(script)) parse(expression, options)
      return []
    } catch (error) {
      return [`${path} is newer than ES${scriptLevel}: ${(error as Error).message}`]
    }
  })
}
