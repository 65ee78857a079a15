import { samePerson } from './same-person'

interface Line {
  running: Promise<void> | null
  next: Promise<void> | null
  isTheirs: () => boolean
}

const newLine = (): Line => ({ running: null, next: null, isTheirs: samePerson() })

/**
 * Does `work` one at a time. Asked while it is being done, it is done once more afterwards, however many ask; the
 * promise is kept by a doing that began after the asking. So what `work` sends, an older state of things, never
 * arrives after a newer one. A new person does not wait for what hangs of the one before.
 */
export function newestNext(work: () => Promise<void>): () => Promise<void> {
  let line = newLine()
  const enter = (own: Line): Promise<void> => {
    if (own.running) {
      const again = () => {
        own.next = null
        return own.isTheirs() ? enter(own) : undefined
      }
      own.next ??= own.running.then(again, again)
      return own.next
    }
    own.running = work().finally(() => {
      own.running = null
    })
    return own.running
  }
  return () => {
    if (!line.isTheirs()) line = newLine()
    return enter(line)
  }
}
