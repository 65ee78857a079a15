import type { Command } from 'commander'
import type { Database } from '../cloud/kernel/database/database'
import { type ImportOptions, importCatalogue } from './catalogue/import-catalogue'
import { examColumns, importExams } from './catalogue/import-exams'
import { importRules, ruleColumns } from './catalogue/import-rules'
import { withDatabase, withVault } from './kit/connect'
import { withFileOptions } from './kit/file-options'
import { type FileColumn, type FileOptions, fileColumnsText } from './kit/table-file'
import { columnsText, rosterColumnsText } from './kit/write-template'
import { importRoster, type RosterImportOptions } from './people/import-roster'
import { importResults, resultColumns } from './selection/import-results'

type Import = (database: Database, file: string, options: FileOptions & { term?: string }) => Promise<void>

/** `import catalogue`, `import roster`, `import rules`, `import results`, `import exams`. */
export function addImportCommands(program: Command): void {
  const imports = program.command('import').description('take data over from the registrar’s system 从教务系统导入数据')
  addCatalogueImport(imports)
  addRosterImport(imports)
  addTableImports(imports)
}

function addCatalogueImport(imports: Command): void {
  withFileOptions(imports.command('catalogue <file>'))
    .description('import the courses and sections of a term from CSV or XLSX 从 CSV 或 XLSX 导入一个学期的课程和教学班')
    .requiredOption('--term <id>', 'the term the file is of 文件所属学期')
    .option(
      '--map <map>',
      'a column map for an export that is not our template: a JSON file, or uiuc, banner, peoplesoft, umich, zhengfang 非模板文件的列对应：JSON 文件或内置名称',
    )
    .option(
      '--default-capacity <seats>',
      'seats where the file leaves them blank: a number or unlimited 文件未写容量时的容量：数字或 unlimited（不限）',
    )
    .option('--dry-run', 'say what would change and change nothing 只说明会改什么，不作修改')
    .option(
      '--skip-bad',
      'take the good sections and leave those with bad rows as they are 只导入无误的教学班，有错行的保持原样',
    )
    .option(
      '--allow-withdraw',
      'agree to withdraw more than a fifth of the term’s sections 同意撤下超过五分之一的教学班',
    )
    .option('--yes', 'do not ask 不再询问')
    .option('--json', 'one JSON object instead of text 输出一个 JSON 对象')
    .addHelpText(
      'after',
      `
The file has one row a meeting; a section with two meetings has two rows with the same section_id, and
the second may leave the columns of the section blank. A section that is no longer in the file is
withdrawn: it can no longer be chosen, and its students keep their places until they drop.
Importing the same file twice changes nothing; a file with a bad row changes nothing without --skip-bad.
文件每行一次上课，同一教学班的几次上课用同一个 section_id，后几行可以不写教学班的列。文件里没有的教学班会撤下：不能再选，
已选的学生保留到自己退课。重复导入不会改动；有错行时整个文件不导入，除非加 --skip-bad。

Columns (either heading):
${columnsText()}`,
    )
    .action((file: string, options: ImportOptions) =>
      withDatabase((database) => importCatalogue(database, file, options)),
    )
}

function addRosterImport(imports: Command): void {
  withFileOptions(imports.command('roster <file>'))
    .description(
      'import students, their guardians and staff from CSV or XLSX (名册) 从 CSV 或 XLSX 导入学生、家长和教职工名册',
    )
    .option(
      '--map <map>',
      'a column map for an export that is not our template: a JSON file, or its name 非模板文件的列对应：JSON 文件或内置名称',
    )
    .option('--dry-run', 'say what would change and change nothing 只说明会改什么，不作修改')
    .option(
      '--skip-bad',
      'take the good rows and leave the people of bad ones as they are 只导入无误的行，有错行的人保持原样',
    )
    .option('--bring-back', 'take students who have left again, under their own number 让已注销的学生以原学号恢复')
    .option('--yes', 'do not ask 不再询问')
    .option('--json', 'one JSON object instead of text 输出一个 JSON 对象')
    .addHelpText(
      'after',
      `
The file has one row a student, with up to three guardians, or a member of staff. A blank cell says nothing: what
is stored stays. So does everybody the file does not name, and everything that staff set by hand; the summary says
where the file differs. Rows of the same number add up, and contradict one another only where they say different
things. Importing the same file twice changes nothing; a file with a bad row changes nothing without --skip-bad.
文件每行一个学生（最多三位家长）或一位教职工。空单元格和没写到的人不变，手工设置的也不变，有不同会说明。
重复导入不会改动；有错行时整个文件不导入，除非加 --skip-bad。

Columns (any of the headings):
${rosterColumnsText()}`,
    )
    .action((file: string, options: RosterImportOptions) =>
      withVault((database, vault) => importRoster(database, vault, file, options)),
    )
}

/** `import rules`, `import results`, `import exams`: files with one row a thing, of the students and courses there are. */
function addTableImports(imports: Command): void {
  const add = (
    name: string,
    [english, chinese]: readonly [string, string],
    columns: readonly FileColumn<string>[],
    work: Import,
  ) =>
    withFileOptions(imports.command(`${name} <file>`))
      .description(
        `${english} from CSV or XLSX; without --yes only say what would change ${chinese}；不加 --yes 只说明会改什么`,
      )
      .option('--yes', 'write it 写入')
      .option('--skip-bad', 'leave out the bad rows 略过有错的行')
      .addHelpText('after', `\nColumns (either heading) 列（两种表头都可以）:\n${fileColumnsText(columns)}`)
      .action((file: string, options: FileOptions) => withDatabase((database) => work(database, file, options)))
  const term = ['--term <id>', 'the term; the current one unless given 学期，默认当前学期'] as const
  add(
    'rules',
    ['what courses ask of students: prerequisites, corequisites, standing …', '导入选课要求：先修、同修、年级等'],
    ruleColumns,
    importRules,
  ).option(...term)
  add('exams', ['the written examinations of sections', '导入教学班的考试'], examColumns, importExams).option(...term)
  add(
    'results',
    ['which courses students took before, and how they passed', '导入学生以往成绩'],
    resultColumns,
    importResults,
  )
}
