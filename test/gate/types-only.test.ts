import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { root } from './broken-tree'

/** The draw is made again by whoever checks it, from a file that it has to parse: on a computer, never on a phone. */
const parses = 'src/rules/selection/draw.ts'
/** A name for a header each, and nothing else. */
const light = ['src/contract/kernel/session-header', 'src/contract/kernel/poll-header']

/** Where a file imports more than types of the contract or the schema library. */
function valuesIn(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest)
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return []
    if (!statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier) || isOfTypes(statement)) return []
    const { text: name } = statement.moduleSpecifier
    const from = name.startsWith('.') ? relative(root, resolve(root, dirname(path), name)).replaceAll('\\', '/') : name
    return (from.startsWith('src/contract/') && !light.includes(from)) || from === 'zod'
      ? [`${path} imports ${from}`]
      : []
  })
}

function isOfTypes(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(statement)) return statement.isTypeOnly
  const { importClause } = statement
  if (!importClause || importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return importClause !== undefined
  const { name, namedBindings } = importClause
  if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false
  return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly)
}

test('of the contract, the applet and the rules take types only, so that no schema library reaches a phone', () => {
  const files = ['src/miniprogram', 'src/rules'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${folder}/${path.replaceAll('\\', '/')}`,
    ),
  )
  const sources = files.filter((path) => /\.tsx?$/.test(path) && path !== parses)
  expect(sources.flatMap((path) => valuesIn(path, readFileSync(join(root, path), 'utf8')))).toEqual([])
})

test.each([
  "import { z } from 'zod'",
  "import { TermId } from '../contract/school/ids'",
  "import { type Term, TermId } from '../contract/school/ids'",
  "import * as ids from '../contract/school/ids'",
  "import '../contract/school/ids'",
  "export { TermId } from '../contract/school/ids'",
])('%s takes a value', (line) => {
  expect(valuesIn('src/rules/some.ts', line)).toHaveLength(1)
})

test.each([
  "import type { TermId } from '../contract/school/ids'",
  "import { type TermId } from '../contract/school/ids'",
  "import { sessionHeader } from '../contract/kernel/session-header'",
  "import { weeksOf } from './school/weeks'",
])('%s takes none', (line) => {
  expect(valuesIn('src/rules/some.ts', line)).toEqual([])
})
