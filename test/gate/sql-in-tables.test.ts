import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from './broken-tree'

/** Where SQL belongs: tables, and what opens the database and begins transactions. */
const belongs = /^src\/cloud\/(?:[\w-]+\/)*tables\/|^src\/cloud\/kernel\/database\//

/** Where else it stands, with the reason. */
const exceptions: Record<string, string> = {
  'src/start/embedded-postgres.ts': 'makes the database itself, before there is any table',
}

/** How a statement of SQL begins; words for people begin with a capital or are no such pair of words. */
const sql =
  /^\s*(?:select\s+(?!.*[.?!]$)\S|insert into \w|update \w+ (?:\w+ )?set |delete from \w|with (?:recursive )?\w+ (?:\([^)]*\) )?as |merge into |truncate |lock table |(?:create|alter|drop) (?:table|database|index|role|type|function|schema) |set (?:local|session|transaction) |(?:notify|listen) \w+$)/

/** The lines of a file with a question to the database or a piece of SQL. */
function sqlIn(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found = new Set<number>()
  const look = (node: ts.Node): void => {
    if (isQuestion(node) || isSql(node)) found.add(file.getLineAndCharacterOfPosition(node.getStart()).line + 1)
    ts.forEachChild(node, look)
  }
  look(file)
  return [...found].map((line) => `${path}:${line}`)
}

function isQuestion(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'query'
  )
}

function isSql(node: ts.Node): boolean {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return sql.test(node.text)
  return (
    ts.isTemplateExpression(node) &&
    sql.test(node.head.text + node.templateSpans.map((span) => `x${span.literal.text}`).join(''))
  )
}

test('SQL stands in tables only', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(tsx?|mjs)$/.test(path) && !belongs.test(path))
  const found = files.flatMap((path) => sqlIn(path, readFileSync(join(root, path), 'utf8')))
  expect(found.filter((place) => !(place.replace(/:\d+$/, '') in exceptions))).toEqual([])
  // An exception that is none any more would hide the next one.
  for (const path of Object.keys(exceptions)) expect(found.join('\n')).toContain(path)
})

test.each([
  "database.query('x')",
  'connection.query<{ id: number }>(text)',
  "const text = 'select 1'",
  `const text = \`update \${table} t set x = 1\``,
  "const text = 'delete from hold'",
  'const text = `with open as (select 1) select * from open`',
  "run('set local lock_timeout = 1')",
])('%s is SQL', (text) => {
  expect(sqlIn('src/some.ts', text)).toHaveLength(1)
})

test.each([
  "const words = 'Select a section.'",
  "const words = 'update the applet'",
  "const kind = 'select'",
  "const event = 'commit-run'",
  'const { query } = options',
])('%s is none', (text) => {
  expect(sqlIn('src/some.ts', text)).toEqual([])
})
