import type { Command } from 'commander'
import type { Database } from '../cloud/tables/database'
import { withDatabase } from './connect'
import { examColumns, importExams } from './import-exams'
import { importResults, resultColumns } from './import-results'
import { importRules, ruleColumns } from './import-rules'
import { type FileColumn, type FileOptions, fileColumnsText } from './table-file'

type Import = (database: Database, file: string, options: FileOptions & { term?: string }) => Promise<void>

/** `import rules`, `import results`, `import exams`: files with one row a thing, of the students and courses there are. */
export function addTableImports(imports: Command): void {
  const add = (name: string, description: string, columns: readonly FileColumn<string>[], work: Import) =>
    imports
      .command(`${name} <file>`)
      .description(`${description} from CSV or XLSX; without --yes only say what would change`)
      .option('--yes', 'write it')
      .option('--skip-bad', 'leave out the bad rows')
      .addHelpText('after', `\nColumns (either heading):\n${fileColumnsText(columns)}`)
      .action((file: string, options: FileOptions) => withDatabase((database) => work(database, file, options)))
  const term = ['--term <id>', 'the term; the current one unless given'] as const
  add(
    'rules',
    'what courses ask of students: prerequisites, corequisites, standing …',
    ruleColumns,
    importRules,
  ).option(...term)
  add('exams', 'the written examinations of sections', examColumns, importExams).option(...term)
  add('results', 'which courses students took before, and how they passed', resultColumns, importResults)
}
