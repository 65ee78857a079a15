import { userInfo } from 'node:os'

/** The command that is given; one process gives one at a time. */
let command: { by: string | undefined; isWrittenDown: boolean } = { by: undefined, isWrittenDown: false }

/** Notes whom --by names, and whether the audit log keeps the command. */
export function noteCommand(given: typeof command): void {
  command = given
}

/** Who gives the command: whom --by names, else who sits at the command line. */
export function whoIsHere(): string {
  return command.by ?? process.env.SUDO_USER ?? userInfo().username
}

/** Whether the audit log keeps the command that is given. */
export function isWrittenDown(): boolean {
  return command.isWrittenDown
}
