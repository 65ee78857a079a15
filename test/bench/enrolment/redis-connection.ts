import { connect, type Socket } from 'node:net'

export type RedisReply = string | number | null | RedisReply[]

interface Waiting {
  resolve: (reply: RedisReply) => void
  reject: (error: Error) => void
}

/**
 * One pipelined connection to Redis: commands of one turn of the event loop leave in one write. All text is
 * latin1, so that packed bytes pass unchanged.
 */
export class RedisConnection {
  readonly #socket: Socket
  readonly #waiting: Waiting[] = []
  #answered = 0
  #outgoing = ''
  #incoming = ''
  #at = 0

  constructor(port: number) {
    this.#socket = connect({ host: '127.0.0.1', port, noDelay: true })
    this.#socket.setEncoding('latin1')
    this.#socket.on('data', (chunk: string) => this.#read(chunk))
    this.#socket.on('error', (error) => {
      for (const { reject } of this.#waiting.splice(0).slice(this.#answered)) reject(error)
    })
  }

  send(...words: (string | number)[]): Promise<RedisReply> {
    if (this.#outgoing === '') setImmediate(() => this.#flush())
    this.#outgoing += `*${words.length}\r\n${words.map((word) => `$${String(word).length}\r\n${word}\r\n`).join('')}`
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
    })
  }

  end(): void {
    this.#socket.destroy()
  }

  #flush(): void {
    this.#socket.write(this.#outgoing, 'latin1')
    this.#outgoing = ''
  }

  #read(chunk: string): void {
    this.#incoming = this.#incoming.slice(this.#at) + chunk
    this.#at = 0
    for (let start = 0; ; start = this.#at) {
      const reply = this.#parse()
      if (reply === undefined) {
        this.#at = start
        break
      }
      const waiting = this.#waiting[this.#answered++]
      if (reply instanceof Error) waiting?.reject(reply)
      else waiting?.resolve(reply)
    }
    // Taken off the front in one go: an array shifted for each reply would cost more than the reply.
    if (this.#answered > 1000 || this.#answered === this.#waiting.length) {
      this.#waiting.splice(0, this.#answered)
      this.#answered = 0
    }
  }

  /** The next whole reply, or undefined when the rest of it is still under way. */
  #parse(): RedisReply | Error | undefined {
    const lineEnd = this.#incoming.indexOf('\r\n', this.#at)
    if (lineEnd < 0) return undefined
    const line = this.#incoming.slice(this.#at + 1, lineEnd)
    const kind = this.#incoming[this.#at]
    this.#at = lineEnd + 2
    if (kind === '+') return line
    if (kind === '-') return new Error(line)
    if (kind === ':') return Number(line)
    const length = Number(line)
    if (length < 0) return null
    return kind === '$' ? this.#text(length) : this.#list(length)
  }

  #text(length: number): string | undefined {
    const end = this.#at + length
    if (this.#incoming.length < end + 2) return undefined
    const text = this.#incoming.slice(this.#at, end)
    this.#at = end + 2
    return text
  }

  #list(length: number): RedisReply[] | undefined {
    const items: RedisReply[] = []
    for (let index = 0; index < length; index += 1) {
      const item = this.#parse()
      if (item === undefined || item instanceof Error) return undefined
      items.push(item)
    }
    return items
  }
}
