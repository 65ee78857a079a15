import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { prepareDatabase } from '../cloud/prepare-database'
import { addTeachesCommand } from './catalogue/staff-teaches'
import { addImportCommands } from './import-commands'
import { CampusCommand } from './kit/campus-command'
import { root, withDatabase } from './kit/connect'
import { joined, say } from './kit/language'
import { usageError } from './kit/usage-errors'
import { addTemplateCommands } from './kit/write-template'
import { addAuditCommands } from './people/audit-commands'
import { addGuardianCommands } from './people/guardian-commands'
import { addHoldCommands } from './people/hold-commands'
import { addKeyCommands } from './people/key-commands'
import { addStaffCommands } from './people/staff-commands'
import { addStudentCommands } from './people/student-commands'
import { addDoctorCommand } from './school/doctor-commands'
import { addInstitutionCommands } from './school/institution-commands'
import { addTermCommands } from './school/term-commands'
import { addDrawCommands } from './selection/draw-commands'
import { addExportCommands } from './selection/export-commands'
import { addRequestCommands } from './selection/request-commands'
import { addRoundCommands } from './selection/round-commands'
import { addSectionCommands } from './selection/section-commands'
import { addWatchCommand } from './selection/watch-commands'

const withoutEnd = (text: string) => text.replace(/\n$/, '')

/** Every command there is. */
export function campusProgram(): Command {
  const program = new CampusCommand()
    .name('npm run campus --')
    .description(
      'The registrar’s command line. It works on the database of DATABASE_URL or, without one, on that of the running preview (npm start). 教务命令行：操作 DATABASE_URL 的数据库，未设置时操作正在运行的预览。',
    )
    .option(
      '--by <name>',
      'who gives the command, for the audit log; your user name unless given 记入操作记录的操作人，默认为当前用户名',
    )
    .addOption(
      new Option(
        '--lang <language>',
        'of what is answered; that of LANG unless given 回答用的语言，默认按 LANG',
      ).choices(['zh', 'en']),
    )
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => console.log(withoutEnd(text)),
      writeErr: (text) => console.error(withoutEnd(text)),
      outputError: (text, write) => write(usageError(text)),
    })
    // Whoever runs the command decides about the process: it may be one of many in it.
    .exitOverride()
    .showHelpAfterError('(add --help for the options 加 --help 查看选项)')
  addImportCommands(program)
  addTemplateCommands(program)
  addExportCommands(program)
  addTermCommands(program)
  addRoundCommands(program)
  addDrawCommands(program)
  addSectionCommands(program)
  addHoldCommands(program)
  addRequestCommands(program)
  addWatchCommand(program)
  addStudentCommands(program)
  addGuardianCommands(program)
  addTeachesCommand(addStaffCommands(program))
  addAuditCommands(program)
  addInstitutionCommands(program)
  addKeyCommands(program)
  addDoctorCommand(program)
  program
    .command('migrate')
    .description('bring the tables of the database up to this version 把数据库升级到本版本')
    .action(() =>
      withDatabase(async (database) => {
        const applied = await prepareDatabase(database, join(root, 'src/cloud/migrations'))
        console.log(
          applied.length === 0
            ? say('数据库的表已是最新。', 'The tables are up to date.')
            : say(`已升级：${joined(applied)}`, `Applied: ${joined(applied)}`),
        )
      }),
    )
  return program
}
