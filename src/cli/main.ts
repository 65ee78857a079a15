import { join } from 'node:path'
import { Command } from 'commander'
import { migrate } from '../cloud/tables/migrate'
import { root, withDatabase } from './connect'
import { addDrawCommands } from './draw-commands'
import { addHoldCommands } from './hold-commands'
import { type ImportOptions, importCatalogue } from './import-catalogue'
import { addTableImports } from './import-commands'
import { plainLineOf } from './plain-error'
import { addRequestCommands } from './request-commands'
import { addRoundCommands } from './round-commands'
import { addSectionCommands } from './section-commands'
import { addInstitutionCommands, addTermCommands } from './term-commands'
import { addWatchCommand } from './watch-commands'
import { columnsText, writeTemplate } from './write-template'

// A reader such as `head` may leave early; nobody is left to talk to then.
process.stdout.on('error', () => process.exit(1))

const program = new Command()
  .name('npm run campus --')
  .description(
    'The registrar’s command line. It works on the database of DATABASE_URL or, without one, on that of the running preview (npm start).',
  )
  .showHelpAfterError('(add --help for the options)')

const imports = program.command('import').description('take data over from the registrar’s system')
imports
  .command('catalogue <file>')
  .description('import the courses and sections of a term from CSV or XLSX')
  .requiredOption('--term <id>', 'the term the file is of')
  .option('--map <map>', 'a column map for an export that is not our template: a JSON file, or uiuc')
  .option('--default-capacity <seats>', 'seats where the file leaves them blank: a number or unlimited')
  .option('--dry-run', 'say what would change and change nothing')
  .option('--skip-bad', 'take the good sections and leave those with bad rows as they are')
  .option('--allow-withdraw', 'agree to withdraw more than a fifth of the term’s sections')
  .option('--yes', 'do not ask')
  .option('--json', 'one JSON object instead of text')
  .addHelpText('after', importHelp())
  .action((file: string, options: ImportOptions) =>
    withDatabase((database) => importCatalogue(database, file, options)),
  )
addTableImports(imports)

program
  .command('template')
  .description('write empty templates to fill in')
  .command('catalogue <file>')
  .description('write the catalogue template, .csv or .xlsx, with two sample rows')
  .action(async (file: string) => console.log(`${file} written. Its columns:\n${await writeTemplate(file)}`))

addTermCommands(program)
addRoundCommands(program)
addDrawCommands(program)
addSectionCommands(program)
addHoldCommands(program)
addRequestCommands(program)
addWatchCommand(program)
addInstitutionCommands(program)

program
  .command('migrate')
  .description('bring the tables of the database up to this version')
  .action(() =>
    withDatabase(async (database) => {
      const applied = await migrate(database, join(root, 'src/cloud/migrations'))
      console.log(applied.length === 0 ? 'The tables are up to date.' : `Applied: ${applied.join(', ')}`)
    }),
  )

function importHelp(): string {
  return `
The file has one row a meeting; a section with two meetings has two rows with the same section_id, and
the second may leave the columns of the section blank. A section that is no longer in the file is
withdrawn: it can no longer be chosen, and its students keep their places until they drop.
Importing the same file twice changes nothing; a file with a bad row changes nothing without --skip-bad.

Columns (either heading):
${columnsText()}`
}

program.parseAsync().catch((error: unknown) => {
  const line = plainLineOf(error)
  console.error(line ?? error)
  process.exitCode = 1
})
