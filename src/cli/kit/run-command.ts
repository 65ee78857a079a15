import { CommanderError } from 'commander'
import { campusProgram } from '../program'
import { CommandAudit } from './command-audit'
import { chooseLanguage, say } from './language'
import { plainLineOf } from './plain-error'

/**
 * Does one command, given as the words after `npm run campus --`, and says on the console what there is to say. Returns
 * the exit code: 0 when it was done, 1 when it was refused or failed. One process does one command at a time.
 */
export async function runCommand(words: readonly string[]): Promise<number> {
  chooseLanguage(words)
  const program = campusProgram()
  const audit = CommandAudit.over(program)
  try {
    await program.parseAsync(words, { from: 'user' })
    return 0
  } catch (error) {
    // Commander has said by itself what is wrong with the words, or shown the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode
    const line = plainLineOf(error)
    console.error(line ?? error)
    await audit.end(line === null ? 'failed' : 'refused').catch((cause: unknown) => {
      const why = plainLineOf(cause) ?? String(cause)
      console.error(say(`没能把结果写入操作记录：${why}`, `How it ended could not be written to the audit log: ${why}`))
    })
    return 1
  }
}
