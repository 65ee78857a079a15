import { CommandAudit } from './command-audit'
import { plainLineOf } from './plain-error'
import { campusProgram } from './program'

// A reader such as `head` may leave early; nobody is left to talk to then.
process.stdout.on('error', () => process.exit(1))

const program = campusProgram()
const audit = CommandAudit.over(program)

program.parseAsync().catch(async (error: unknown) => {
  const line = plainLineOf(error)
  console.error(line ?? error)
  process.exitCode = 1
  await audit.end(line === null ? 'failed' : 'refused').catch((cause: unknown) => {
    console.error(`How it ended could not be written to the audit log: ${plainLineOf(cause) ?? String(cause)}`)
  })
})
