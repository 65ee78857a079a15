import { say } from './language'

/** What Commander says to words that it cannot make out, as it says it, and in Chinese. */
const inChinese: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '([^']*)'/, '错误：没有选项 $1'],
  [/^error: unknown command '([^']*)'/, '错误：没有命令 $1'],
  [/^error: missing required argument '([^']*)'/, '错误：缺少参数 $1'],
  [/^error: option '([^']*)' argument missing/, '错误：选项 $1 缺少值'],
  [
    /^error: option '([^']*)' argument '([^']*)' is invalid\. Allowed choices are (.*)\./,
    '错误：$1 不能是 $2，可用：$3',
  ],
  [/^error: too many arguments.*/, '错误：参数太多'],
  [/\(Did you mean (?:one of )?([^?]*)\?\)/, '（是不是 $1？）'],
]

/** An error of usage in the language that was chosen. */
export function usageError(text: string): string {
  return say(
    inChinese.reduce((told, [english, chinese]) => told.replace(english, chinese), text),
    text,
  )
}
