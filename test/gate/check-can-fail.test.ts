import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, smallTree } from './broken-tree'

interface ImportRule {
  name: string
  to: { path?: string | string[] }
}
const imports = require('../../config/import-directions.cjs') as { forbidden: readonly ImportRule[] }

const settings = (name: string) => join(root, 'config', name)

const knip = ['knip/bin/knip.js', '-c', settings('knip.ts'), '--no-progress'] as const

/** Only `serve.ts` is started by somebody. */
const used = {
  'package.json': JSON.stringify({ name: 'small', dependencies: { zod: '*' } }),
  'src/cloud/serve.ts': "import { z } from 'zod'\nimport { seats } from './seats'\nconsole.log(z, seats)\n",
  'src/cloud/seats.ts': 'export const seats = 1\n',
}

test('knip passes a tree in which everything has a user', () => {
  const tree = smallTree(used)
  const { status, words } = tree.run(...knip)
  tree.remove()
  expect({ status, words }).toMatchObject({ status: 0 })
})

test.each([
  ['a file', { 'src/cloud/forgotten.ts': 'export const late = 1\n' }, 'src/cloud/forgotten.ts'],
  ['an export', { 'src/cloud/seats.ts': 'export const seats = 1\nexport const spare = 2\n' }, 'spare'],
  ['a type', { 'src/cloud/seats.ts': 'export const seats = 1\nexport type Spare = 2\n' }, 'Spare'],
  ['a package', { 'package.json': JSON.stringify({ dependencies: { zod: '*', dayjs: '*' } }) }, 'dayjs'],
  ['a package that nobody declared', { 'package.json': JSON.stringify({ name: 'small' }) }, 'zod'],
])('knip names %s without its counterpart', (_, broken: Record<string, string>, name) => {
  const tree = smallTree({ ...used, ...broken })
  const { status, words } = tree.run(...knip)
  tree.remove()
  expect(words).toContain(name)
  expect(status).toBe(1)
})

test.each([
  ['any', 'export const seats: any = 1\n', 'noExplicitAny'],
  ['a non-null assertion', 'export const first = (all: number[]) => all[0]!\n', 'noNonNullAssertion'],
  ['an import without a user', "import { join } from 'node:path'\n\nexport const seats = 1\n", 'noUnusedImports'],
  ['a file that is not formatted', 'export const seats = "1";\n', 'format'],
])('biome names %s', (_, text, rule) => {
  const tree = smallTree({ 'src/seats.ts': text, 'config/lint.json': readFileSync(settings('lint.json'), 'utf8') })
  const { status, words } = tree.run('@biomejs/biome/bin/biome', 'check', '--config-path=config/lint.json', 'src')
  tree.remove()
  expect(words).toContain(rule)
  expect(status).toBe(1)
})

/** For every rule of imports a file that breaks it. */
const broken: Record<string, Record<string, string>> = {
  'no-circles': {
    'src/rules/school/first.ts': "import { second } from './second'\nexport const first = () => second\n",
    'src/rules/school/second.ts': "import { first } from './first'\nexport const second = () => first\n",
  },
  'no-orphans': { 'src/rules/school/forgotten.ts': 'export const forgotten = 1\n' },
  'contract-stands-alone': { 'src/contract/school/term.ts': "import '../../rules/school/weeks'\n" },
  'rules-are-pure': { 'src/rules/school/clock.ts': "import 'node:fs'\n" },
  'applet-knows-no-backend': { 'src/miniprogram/calls/direct.ts': "import '../../cloud/server'\n" },
  'applet-runs-in-wechat': { 'src/miniprogram/calls/files.ts': "import 'node:fs'\n" },
  'no-page-imports-another': { 'src/miniprogram/pages/today/index.ts': "import '../me/index'\n" },
  'no-package-imports-another': { 'src/miniprogram/packages/people/kit.ts': "import '../selection/kit'\n" },
  'main-package-stands-alone': { 'src/miniprogram/pages/me/index.ts': "import '../../packages/selection/kit'\n" },
  'one-file-names-all': { 'src/cloud/people/people.ts': "import { all } from '../capabilities'\nall()\n" },
  'backend-stands-below': { 'src/cloud/server.ts': "import '../cli/main'\n" },
  'command-line-works-on-the-backend': { 'src/cli/main.ts': "import '../sandbox/plugin'\n" },
  'database-driver-in-one-place': { 'src/cloud/kernel/pool.ts': "import pg from 'pg'\nnew pg.Pool()\n" },
  'product-without-tests': { 'src/sandbox/plugin.ts': "import '../../test/support/campus'\n" },
}

/** What the files above import; each alone breaks nothing that is not also broken by name. */
const imported = {
  'tsconfig.json': '{}',
  'package.json': '{}',
  'src/rules/school/weeks.ts': 'export {}\n',
  'src/cloud/capabilities.ts': 'export const all = () => undefined\n',
  'src/miniprogram/packages/selection/kit.ts': 'export {}\n',
  'test/support/campus.ts': 'export {}\n',
  'node_modules/pg/index.js': 'module.exports = {}\n',
}

/** The rules between capabilities: a file of one imports one that it may not. */
const between = Object.fromEntries(
  imports.forbidden.flatMap(({ name, to }) => {
    const [, capability] = /^(\w+)-imports-only-its-own$/.exec(name) ?? []
    const barred = /\(\?:(\w+)[^()]*\)\/$/.exec(String(to.path ?? ''))?.[1]
    if (!capability || !barred) return []
    return [
      [
        name,
        {
          [`src/cli/${capability}/astray.ts`]: `import '../../rules/${barred}/wanted'\n`,
          [`src/rules/${barred}/wanted.ts`]: 'export {}\n',
        },
      ],
    ]
  }),
)

test('every rule of imports, and no other, is broken by a file that is made to break it', () => {
  const files = Object.values({ ...broken, ...between })
  const tree = smallTree(Object.assign({ ...imported }, ...files))
  const program = 'dependency-cruiser/bin/dependency-cruise.mjs'
  const { status, words } = tree.run(program, '--config', settings('import-directions.cjs'), 'src')
  tree.remove()
  const named = new Set([...words.matchAll(/^ +error ([\w-]+):/gm)].map(([, name]) => name))
  // Which may import every other cannot import one too many.
  const rules = imports.forbidden.filter(({ name, to }) => name in between || !/\(\?:\)\/$/.test(String(to.path ?? '')))
  expect([...named].sort()).toEqual(rules.map(({ name }) => name).sort())
  expect(status).toBeGreaterThan(0)
})
