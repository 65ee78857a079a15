import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from 'commander'
import { campusProgram } from '../../src/cli/program'

const begin = '<!-- Every command: written by `npm run docs`. -->'
const end = '<!-- The end of every command. -->'

/** Commands that do something, each with the words before it. */
function commandsOf(command: Command, before: readonly string[] = []): { words: string; command: Command }[] {
  const inner = command.commands.filter((one) => one.name() !== 'help')
  return inner.flatMap((one) => {
    const words = [...before, one.name()]
    const given = one.registeredArguments.map((argument) => {
      const name = `${argument.name().toUpperCase()}${argument.variadic ? '…' : ''}`
      return argument.required ? name : `[${name}]`
    })
    const self = one.commands.length === 0 ? [{ words: [...words, ...given].join(' '), command: one }] : []
    return [...self, ...commandsOf(one, words)]
  })
}

function optionsOf(command: Command): string {
  const shown = command.options.filter((option) => !option.hidden)
  const needed = shown.filter((option) => option.mandatory).map((option) => `\`${option.flags}\``)
  const others = shown.filter((option) => !option.mandatory).map((option) => `[\`${option.flags}\`]`)
  return [...needed, ...others].join(' ')
}

/** The page docs/cli.md with its list of commands as the program has them now. */
export function withCommands(page: string): string {
  const [before, rest] = page.split(begin)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined)
    throw new Error(`docs/cli.md has lost the lines "${begin}" and "${end}"`)
  const rows = commandsOf(campusProgram()).map(
    ({ words, command }) =>
      `| \`${words}\` | ${command.description().replaceAll('|', '\\|')} | ${optionsOf(command)} |`,
  )
  return `${before}${begin}\n| command | what it does | options |\n| --- | --- | --- |\n${rows.join('\n')}\n${end}${after}`
}

export const commandPage = join(__dirname, '../../docs/cli.md')

export const makeCommandPage = () => withCommands(readFileSync(commandPage, 'utf8'))
