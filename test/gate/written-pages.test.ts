import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandPage, withCommands } from '../../config/docs/list-commands'
import { makeMap } from '../../config/docs/make-map'
import { root } from './broken-tree'

const remedy = 'Out of date: npm run docs writes it again.'

/** Sizes may drift by a tenth, or by ten, before the map misleads; what there is and who imports whom may not. */
const isNear = (said: number, is: number) => Math.abs(said - is) <= Math.max(10, is / 10)

const numbersOf = (text: string) => [...text.matchAll(/\d+/g)].map(([digits]) => Number(digits))
// The fullest folders are in the order of their sizes.
const shapeOf = (text: string) => text.replace(/\d+/g, 'n').split('\n').sort()

/** What in a map that was written earlier no longer holds. */
function staleIn(written: string, now: string): string[] {
  const [before, fullBefore = ''] = written.split('## The fullest folders')
  const [after, fullAfter = ''] = now.split('## The fullest folders')
  const lines = new Set(shapeOf(after ?? ''))
  const missing = [...lines].filter((line) => !shapeOf(before ?? '').includes(line))
  const gone = shapeOf(before ?? '').filter((line) => !lines.has(line))
  if (missing.length + gone.length > 0)
    return [...missing.map((line) => `+ ${line}`), ...gone.map((line) => `- ${line}`)]
  const is = numbersOf(after ?? '')
  const far = numbersOf(before ?? '').filter((said, index) => !isNear(said, is[index] ?? 0))
  const folders = (text: string) =>
    new Map([...text.matchAll(/`(src\/[^`]+)` \| (\d+)/g)].map(([, name = '', n]) => [name, Number(n)]))
  const sizes = folders(fullBefore)
  const grown = [...folders(fullAfter)]
    .filter(([name, size]) => !isNear(sizes.get(name) ?? 10, size))
    .map(([name]) => name)
  return [...far.map(String), ...grown]
}

test('docs/map.md shows the rooms, capabilities and arrows there are, and their sizes', () => {
  expect({ remedy, stale: staleIn(readFileSync(join(root, 'docs/map.md'), 'utf8'), makeMap()) }).toEqual({
    remedy,
    stale: [],
  })
})

test('a map is stale with an arrow too few, a room too many or another size', () => {
  const map = '| `a/` | 100 / 5000 |\n| a → b | 20 |\n## The fullest folders\n| `src/a` | 30 |\n'
  expect(staleIn(map, map.replace('100 / 5000', '104 / 5200'))).toEqual([])
  expect(staleIn(map, map.replace('100 / 5000', '120 / 5000'))).toEqual(['100'])
  expect(staleIn(map, map.replace('| a → b | 20 |\n', ''))).toEqual(['- | a → b | n |'])
  expect(staleIn(map, `| b → a | 1 |\n${map}`)).toEqual(['+ | b → a | n |'])
  expect(staleIn(map, map.replace('| 30 |', '| 50 |'))).toEqual(['src/a'])
})

test('docs/cli.md lists every command as the program has it', () => {
  const page = readFileSync(commandPage, 'utf8')
  expect({ remedy, isFresh: withCommands(page) === page }).toEqual({ remedy, isFresh: true })
  // A list that is empty would be as fresh.
  for (const command of ['term set', 'term remove', 'import catalogue', 'draw verify', 'migrate'])
    expect(page).toContain(`| \`${command}`)
})
