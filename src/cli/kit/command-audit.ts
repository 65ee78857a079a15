import type { Command } from 'commander'
import type { Queryable } from '../../cloud/kernel/database/database'
import { addAuditEntry, type NewAuditEntry } from '../../cloud/people/tables/audit-entries'
import { readStudentByNumber } from '../../cloud/people/tables/students'
import type { AuditEntryId } from '../../contract/people/ids'
import { maskName } from '../../rules/people/masking'
import { lookingCommands, personWords, secretWords } from './command-kinds'
import { withDatabase } from './connect'
import { noteCommand, whoIsHere } from './who-is-here'

type Entry = Omit<NewAuditEntry, 'at' | 'outcome'>

/**
 * Writes down what is done at the command line: `begun` before, and how it ended after. What cannot be written down is
 * not done, but for a database whose tables are older than the log.
 */
export class CommandAudit {
  #begun: (Entry & { begunId: AuditEntryId }) | null = null

  /** Writes down every command of a program but those that only look. */
  static over(program: Command): CommandAudit {
    const audit = new CommandAudit()
    program.hook('preAction', async (_, command) => {
      const isWrittenDown = !lookingCommands.has(commandPath(command))
      noteCommand({ by: program.opts<{ by?: string }>().by, isWrittenDown })
      if (isWrittenDown) await audit.#begin(command)
    })
    program.hook('postAction', () => audit.end('done'))
    return audit
  }

  async #begin(command: Command): Promise<void> {
    const path = commandPath(command)
    // Who reads the log, wherever it is shown, must not take a rehearsal for the deed.
    const action = command.opts().dryRun === true ? `${path} --dry-run` : path
    await withDatabase(async (database) => {
      const studentId = await studentOf(database, command)
      const facts = factsOf(command, path)
      const entry = { accountId: null, staffId: null, actor: whoIsHere(), action, studentId, facts }
      const begunId = await write(database, entry, 'begun')
      if (begunId !== null) this.#begun = { ...entry, begunId }
    }, 1)
  }

  /** Writes down how the command ended; nothing when it never began. */
  async end(outcome: 'done' | 'refused' | 'failed'): Promise<void> {
    const entry = this.#begun
    this.#begun = null
    if (entry) await withDatabase((database) => write(database, entry, outcome), 1)
  }
}

/** The words of a command, as in `round open`. */
export function commandPath(command: Command): string {
  const words: string[] = []
  for (let at: Command | null = command; at?.parent; at = at.parent) words.unshift(at.name())
  return words.join(' ')
}

async function write(
  database: Queryable,
  entry: Entry,
  outcome: NewAuditEntry['outcome'],
): Promise<AuditEntryId | null> {
  try {
    return await addAuditEntry(database, { ...entry, at: new Date(), outcome })
  } catch (error) {
    if (!isMissingTable(error)) throw error
    return null
  }
}

/** The student an argument of that name names, by their number; null when there is none. */
async function studentOf(database: Queryable, command: Command): Promise<NewAuditEntry['studentId']> {
  const at = command.registeredArguments.findIndex((argument) => argument.name() === 'student')
  const number: unknown = command.processedArgs[at]
  if (typeof number !== 'string') return null
  try {
    return (await readStudentByNumber(database, number))?.id ?? null
  } catch (error) {
    if (isMissingTable(error)) return null
    throw error
  }
}

/**
 * What a command was given, without secrets. A student is named by the entry's own column and never here: the log only
 * grows, and whoever leaves is to be known by nothing.
 */
function factsOf(command: Command, action: string): Record<string, unknown> {
  const given = [
    ...command.registeredArguments.map((argument, at) => [argument.name(), command.processedArgs[at]] as const),
    ...Object.entries(command.opts()),
  ]
  const facts: Record<string, unknown> = {}
  for (const [word, value] of given) {
    if (value === undefined || word === 'student') continue
    facts[word] = factOf(action, word, value)
  }
  return facts
}

function factOf(action: string, word: string, value: unknown): unknown {
  const isPerson = personWords.has(word) || personWords.has(`${action} ${word}`)
  if (typeof value === 'string' && isPerson) return maskName(value)
  return secretWords.has(word) && typeof value === 'string' ? '(hidden)' : value
}

function isMissingTable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42P01'
}
