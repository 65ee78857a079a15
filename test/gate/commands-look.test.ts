import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { root } from './broken-tree'

/** What a command may have of tables: what looks, and what never changes. */
const looks = /^(?:read|count)[A-Z]|^(?:roundDefaults|sealedColumns)$/

/** What else a command has of the database, with the reason. */
const exceptions: Record<string, string> = {
  'src/cli/kit/connect.ts openDatabase': 'opens it',
  'src/cli/kit/command-audit.ts addAuditEntry': 'writes the command itself down',
}

/** The names by which a file could change the database without an act or a function of a capability. */
function changesIn(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest)
  return file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return []
    if (!/\/cloud\/(?:.*\/)?(?:tables|database)\/[\w-]+$/.test(statement.moduleSpecifier.text)) return []
    const { importClause } = statement
    if (importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return []
    const named = importClause?.namedBindings
    if (!named || !ts.isNamedImports(named)) return [`${path} *`]
    return named.elements
      .filter((element) => !element.isTypeOnly && !looks.test((element.propertyName ?? element.name).text))
      .map((element) => `${path} ${(element.propertyName ?? element.name).text}`)
  })
}

test('a command only looks at tables: what it changes is an operation or a function of a capability', () => {
  const files = readdirSync(join(root, 'src/cli'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/cli/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
  const found = files.flatMap((path) => changesIn(path, readFileSync(join(root, path), 'utf8')))
  expect(found.filter((one) => !(one in exceptions))).toEqual([])
  // An exception that is none any more would hide the next one.
  for (const one of Object.keys(exceptions)) expect(found).toContain(one)
})

test.each([
  "import { placeHolds } from '../../cloud/people/tables/holds'",
  "import { placeHolds as readHolds } from '../../cloud/people/tables/holds'",
  "import { type Database, inTransaction } from '../../cloud/kernel/database/database'",
  "import * as holds from '../../cloud/people/tables/holds'",
])('%s could change something', (line) => {
  expect(changesIn('src/cli/some.ts', line)).toHaveLength(1)
})

test.each([
  "import { readOpenHolds, type NewHold } from '../../cloud/people/tables/holds'",
  "import type { Database } from '../../cloud/kernel/database/database'",
  "import { placeManyHolds } from '../../cloud/people/place-many-holds'",
])('%s could not', (line) => {
  expect(changesIn('src/cli/some.ts', line)).toEqual([])
})
