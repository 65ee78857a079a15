import { userInfo } from 'node:os'

let named: string | undefined

/** Notes whom --by names; one process gives one command. */
export function nameWhoIsHere(name: string | undefined): void {
  named = name
}

/** Who gives the command: whom --by names, else who sits at the command line. */
export function whoIsHere(): string {
  return named ?? process.env.SUDO_USER ?? userInfo().username
}
