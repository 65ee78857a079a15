import { type ChildProcess, spawn } from 'node:child_process'

type Closer = () => Promise<unknown> | unknown

/** Everything that was started, closed in reverse order and exactly once, whatever ends the run. */
export class Closing {
  private readonly closers: Closer[] = []
  private readonly interruptions: (() => void)[] = []
  private closed: Promise<void> | undefined
  /** Set by a signal; the steps of the start look at it between one another. */
  isAsked = false

  /** Cuts programs short that a step waits for. The step then ends, and whoever runs the steps closes everything. */
  ask(): void {
    this.isAsked = true
    for (const interrupt of this.interruptions) interrupt()
  }

  add(closer: Closer): void {
    this.closers.push(closer)
  }

  /** Starts a Node program in a group of its own, so that its children end with it and Ctrl-C reaches us alone. */
  spawnNode(args: string[], environment: NodeJS.ProcessEnv, stdio: 'inherit' | 'pipe', folder: string): ChildProcess {
    const isGrouped = process.platform !== 'win32'
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: { ...process.env, ...environment },
      detached: isGrouped,
      stdio: ['ignore', stdio, stdio],
    })
    const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve))
    const signalGroup = (signal: NodeJS.Signals) => {
      try {
        if (isGrouped && child.pid !== undefined) process.kill(-child.pid, signal)
        else child.kill(signal)
      } catch {
        // The group is gone already, which is what we want.
      }
    }
    this.interruptions.push(() => signalGroup('SIGTERM'))
    this.add(async () => {
      signalGroup('SIGTERM')
      const impatience = setTimeout(() => signalGroup('SIGKILL'), 5000)
      await ended
      clearTimeout(impatience)
    })
    return child
  }

  close(): Promise<void> {
    this.isAsked = true
    this.closed ??= this.closeAll()
    return this.closed
  }

  private async closeAll(): Promise<void> {
    for (const closer of this.closers.reverse())
      await Promise.resolve(closer()).catch((error: unknown) => console.error(error))
  }
}
