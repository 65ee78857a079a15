import type { Command } from 'commander'
import { commandPath } from '../../../src/cli/kit/command-audit'
import { widthOf } from '../../../src/cli/kit/text-table'
import { campusProgram } from '../../../src/cli/program'
import { campusCommand } from '../../support/command-line'

test('what a command needs is marked in its help, and all that is missing is told at once', async () => {
  const nowhere = 'postgresql://127.0.0.1:1/none'
  const { out } = await campusCommand(nowhere, ['round', 'add', '--help'])
  expect(out).toMatch(/--opens <time>\s+\(required 必填\)/)
  expect(out).not.toMatch(/--name-en <text>\s+\(required/)
  const { code, error } = await campusCommand(nowhere, ['round', 'add', '--term', 't'])
  expect(code).toBe(1)
  for (const option of ['--name <text>', '--opens <time>', '--closes <time>', '--credits-max <number>'])
    expect(error).toContain(option)
  const grant = await campusCommand(nowhere, ['request', 'grant'])
  expect(grant.error).toContain('<id>, --word <text>')
})

const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)]

/** English and, behind it, Chinese; examples in quotation marks and translations in brackets do not count. */
function isInBothLanguages(text: string): boolean {
  const plain = text.replace(/"[^"]*"|\([^)]*\)/g, '')
  return /[a-z]{2}/.test(plain) && /[\p{sc=Han}]{2}[^a-z]*(\w+[^a-z]*)?$/u.test(plain)
}

test('every command and option says in English and in Chinese what it is for', () => {
  const wanting = all(campusProgram()).flatMap((command) =>
    [{ flags: '', description: command.description() }, ...command.options]
      .filter(({ description }) => !isInBothLanguages(description))
      .map(({ flags }) => `${commandPath(command)} ${flags}`),
  )
  expect(wanting).toEqual([])
})

test('the help fits a terminal of 80 columns, Chinese counted as it is shown', () => {
  const tooWide = all(campusProgram()).flatMap((command) => {
    const help = command.createHelp()
    help.prepareContext({ helpWidth: 80 })
    return help
      .formatHelp(command, help)
      .split('\n')
      .filter((line) => widthOf(line) > 80)
  })
  expect(tooWide).toEqual([])
})

test('headings and the help itself are in both languages', async () => {
  const { out } = await campusCommand('postgresql://127.0.0.1:1/none', ['round', '--help'])
  for (const words of ['Usage 用法:', 'Options 选项:', 'Commands 命令:', 'Global Options 通用选项:', '显示命令的帮助'])
    expect(out).toContain(words)
})
