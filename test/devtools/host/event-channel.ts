type Listener = (...data: unknown[]) => void

/**
 * One end of the line between a page and the page that opened it; what is emitted here is heard at `other`.
 * Source: developers.weixin.qq.com, wx.navigateTo, EventChannel.
 */
export class EventChannel {
  private readonly listeners = new Map<string, { listener: Listener; isOnce: boolean }[]>()
  private readonly waiting: [string, unknown[]][] = []
  readonly other: EventChannel

  constructor(other?: EventChannel) {
    this.other = other ?? new EventChannel(this)
  }

  /** Answers to the automator are JSON; the two ends of a line name each other. */
  toJSON(): object {
    return {}
  }

  emit(name: string, ...data: unknown[]): void {
    this.other.hear(name, data)
  }

  private hear(name: string, data: unknown[]): void {
    const heard = this.listeners.get(name)
    // The page that opens may speak before the other has begun to listen.
    if (!heard) return void this.waiting.push([name, data])
    this.listeners.set(
      name,
      heard.filter(({ isOnce }) => !isOnce),
    )
    for (const { listener } of heard) listener(...data)
  }

  private listen(name: string, listener: Listener, isOnce: boolean): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), { listener, isOnce }])
    const missed = this.waiting.filter(([event]) => event === name)
    for (const entry of missed) this.waiting.splice(this.waiting.indexOf(entry), 1)
    for (const [, data] of missed) this.hear(name, data)
  }

  on(name: string, listener: Listener): void {
    this.listen(name, listener, false)
  }

  once(name: string, listener: Listener): void {
    this.listen(name, listener, true)
  }

  off(name: string, listener?: Listener): void {
    const left = listener ? (this.listeners.get(name) ?? []).filter((entry) => entry.listener !== listener) : []
    this.listeners.set(name, left)
  }
}
