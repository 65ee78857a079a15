import { type PeopleWords, peopleScreenWords } from '../../words/people-words'

type Operation = keyof typeof peopleScreenWords.audit.action
type CommandName = keyof typeof peopleScreenWords.audit.command

/** What a member of staff did, in words, on the phone or at the command line; what has none stands as it was given. */
export function auditAction(action: string, t: PeopleWords): string {
  const [deed = action, rehearsed] = action.split(/( --dry-run)$/)
  if (rehearsed !== undefined) return t('audit.rehearsed', { what: auditAction(deed, t) })
  if (Object.hasOwn(peopleScreenWords.audit.action, action)) return t(`audit.action.${action as Operation}`)
  // A command is written in several words, and its text under one: as in `round open`.
  const command = action.replace(/[ -](\w)/g, (_, letter: string) => letter.toUpperCase())
  if (Object.hasOwn(peopleScreenWords.audit.command, command)) return t(`audit.command.${command as CommandName}`)
  return action
}
