import type { Command } from 'commander'
import type { Database } from '../cloud/tables/database'
import { withDatabase, withVault } from './connect'
import { withFileOptions } from './file-options'
import { type ImportOptions, importCatalogue } from './import-catalogue'
import { examColumns, importExams } from './import-exams'
import { importResults, resultColumns } from './import-results'
import { importRoster, type RosterImportOptions } from './import-roster'
import { importRules, ruleColumns } from './import-rules'
import { type FileColumn, type FileOptions, fileColumnsText } from './table-file'
import { columnsText, rosterColumnsText } from './write-template'

type Import = (database: Database, file: string, options: FileOptions & { term?: string }) => Promise<void>

/** `import catalogue`, `import roster`, `import rules`, `import results`, `import exams`. */
export function addImportCommands(program: Command): void {
  const imports = program.command('import').description('take data over from the registrar’s system')
  addCatalogueImport(imports)
  addRosterImport(imports)
  addTableImports(imports)
}

function addCatalogueImport(imports: Command): void {
  withFileOptions(imports.command('catalogue <file>'))
    .description('import the courses and sections of a term from CSV or XLSX')
    .requiredOption('--term <id>', 'the term the file is of')
    .option(
      '--map <map>',
      'a column map for an export that is not our template: a JSON file, or uiuc, banner, peoplesoft, umich, zhengfang',
    )
    .option('--default-capacity <seats>', 'seats where the file leaves them blank: a number or unlimited')
    .option('--dry-run', 'say what would change and change nothing')
    .option('--skip-bad', 'take the good sections and leave those with bad rows as they are')
    .option('--allow-withdraw', 'agree to withdraw more than a fifth of the term’s sections')
    .option('--yes', 'do not ask')
    .option('--json', 'one JSON object instead of text')
    .addHelpText(
      'after',
      `
The file has one row a meeting; a section with two meetings has two rows with the same section_id, and
the second may leave the columns of the section blank. A section that is no longer in the file is
withdrawn: it can no longer be chosen, and its students keep their places until they drop.
Importing the same file twice changes nothing; a file with a bad row changes nothing without --skip-bad.

Columns (either heading):
${columnsText()}`,
    )
    .action((file: string, options: ImportOptions) =>
      withDatabase((database) => importCatalogue(database, file, options)),
    )
}

function addRosterImport(imports: Command): void {
  withFileOptions(imports.command('roster <file>'))
    .description('import students, their guardians and staff from CSV or XLSX (名册)')
    .option('--map <map>', 'a column map for an export that is not our template: a JSON file, or its name')
    .option('--dry-run', 'say what would change and change nothing')
    .option('--skip-bad', 'take the good rows and leave the people of bad ones as they are')
    .option('--bring-back', 'take students who have left again, under their own number')
    .option('--yes', 'do not ask')
    .option('--json', 'one JSON object instead of text')
    .addHelpText(
      'after',
      `
The file has one row a student, with up to three guardians, or a member of staff. A blank cell says nothing: what
is stored stays. So does everybody the file does not name, and everything that staff set by hand; the summary says
where the file differs. Rows of the same number add up, and contradict one another only where they say different
things. Importing the same file twice changes nothing; a file with a bad row changes nothing without --skip-bad.

Columns (any of the headings):
${rosterColumnsText()}`,
    )
    .action((file: string, options: RosterImportOptions) =>
      withVault((database, vault) => importRoster(database, vault, file, options)),
    )
}

/** `import rules`, `import results`, `import exams`: files with one row a thing, of the students and courses there are. */
function addTableImports(imports: Command): void {
  const add = (name: string, description: string, columns: readonly FileColumn<string>[], work: Import) =>
    withFileOptions(imports.command(`${name} <file>`))
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
