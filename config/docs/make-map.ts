import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const root = join(__dirname, '../..')

const Cruised = z.object({
  modules: z.array(z.object({ source: z.string(), dependencies: z.array(z.object({ resolved: z.string() })) })),
})

/** Folders with so many files and more are told, so that somebody notices before they become a heap. */
const fullFrom = 20

interface Source {
  path: string
  room: string
  /** Its capability, or `–` for what holds a room together. */
  capability: string
  lines: number
}

const directions = require('../import-directions.cjs') as { forbidden: readonly { name: string }[] }
const capabilities = directions.forbidden.flatMap(({ name }) => /^(\w+)-imports-only-its-own$/.exec(name)?.[1] ?? [])

function placeOf(path: string): Pick<Source, 'room' | 'capability'> {
  const [, room = '', ...rest] = path.split('/')
  const name = rest[0] === 'packages' ? rest[1] : rest[0]
  return { room, capability: capabilities.find((one) => one === name?.replace(/\.\w+$/, '')) ?? '–' }
}

function readSources(): Source[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(tsx?|mjs|css|sql)$/.test(path) && path.split('/').length > 2)
    .sort()
    .map((path) => ({ path, ...placeOf(path), lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
}

/** Every import between files of `src/`, as the checker of imports sees it. */
function readImports(): [from: string, to: string][] {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [program, '--config', 'config/import-directions.cjs', '--output-type', 'json', 'src']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (!stdout) throw new Error(`The imports could not be read: ${stderr}`)
  const { modules } = Cruised.parse(JSON.parse(stdout))
  return modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ resolved }): [string, string] => [source, resolved]),
  )
}

function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}

/** Arrows between two kinds of place, those of one place to itself left out. */
function arrows(imports: readonly [string, string][], placeOfPath: (path: string) => string): string[] {
  const between = imports
    .map(([from, to]) => [placeOfPath(from), placeOfPath(to)] as const)
    .filter(([from, to]) => from !== to && from !== '–' && to !== '–')
  return [...countBy(between, ([from, to]) => `| ${from} → ${to} |`)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([arrow, count]) => `${arrow} ${count} |`)
}

function cell(sources: readonly Source[]): string {
  if (sources.length === 0) return ''
  return `${sources.length} / ${sources.reduce((sum, { lines }) => sum + lines, 0)}`
}

/** The page docs/map.md. */
export function makeMap(): string {
  const sources = readSources()
  const imports = readImports().filter(([from, to]) => from.startsWith('src/') && to.startsWith('src/'))
  const rooms = [...new Set(sources.map(({ room }) => room))]
  const columns = [...capabilities, '–']
  const rows = rooms.map((room) => {
    const inRoom = sources.filter((source) => source.room === room)
    const cells = columns.map((name) => cell(inRoom.filter(({ capability }) => capability === name)))
    return `| \`${room}/\` | ${[...cells, cell(inRoom)].join(' | ')} |`
  })
  const sums = [...columns.map((name) => cell(sources.filter(({ capability }) => capability === name))), cell(sources)]
  const full = [...countBy(sources, ({ path }) => dirname(path))]
    .filter(([, count]) => count >= fullFrom)
    .sort(([, one], [, other]) => other - one)
  return `# Map

Written by \`npm run docs\`; a test tells when it is out of date. A file lies in a *room*, which says what kind of thing it
is, and in a *capability*, which says what it is about: [CONTRIBUTING.md](../CONTRIBUTING.md).

## Rooms and capabilities

Files / lines. The column – is what holds a room together and belongs to no capability.

| room | ${columns.join(' | ')} | all |
| --- |${' --- |'.repeat(columns.length + 1)}
${rows.join('\n')}
| all | ${sums.join(' | ')} |

## Which capability imports which

How many imports cross from one to the other, in all rooms. \`config/import-directions.cjs\` says which may, and
\`npm run check\` holds it.

| capabilities | imports |
| --- | --- |
${arrows(imports, (path) => placeOf(path).capability).join('\n')}

## Which room imports which

| rooms | imports |
| --- | --- |
${arrows(imports, (path) => placeOf(path).room).join('\n')}

## The fullest folders

Those of ${fullFrom} files and more, folders within them not counted.

| folder | files |
| --- | --- |
${full.map(([folder, count]) => `| \`${folder}\` | ${count} |`).join('\n')}
`
}
