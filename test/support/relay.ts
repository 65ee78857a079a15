import { connect, createServer, type Server, type Socket } from 'node:net'

/** Stands between a server and its database, as a proxy or a firewall does, and may fail as they do. */
export interface Relay {
  /** Where it listens on this machine. */
  port: number
  /** From now on, nothing passes on the connections there are, and neither side hears a word of it. New ones work. */
  cut(): void
  /** Nobody gets through any more: open connections break, new ones are refused with a reset. */
  close(): void
  /** As at the beginning, for new connections. */
  reopen(): void
  stop(): Promise<void>
}

/** Relays from a free port to that of `target`, which may change. */
export async function startRelay(target: () => number): Promise<Relay> {
  const sockets = new Set<Socket>()
  let isClosed = false
  const server = createServer({ noDelay: true }, (client) => {
    // As refused: whoever connects hears at once that nobody is there.
    if (isClosed) return client.resetAndDestroy()
    const upstream = connect({ host: '127.0.0.1', port: target(), noDelay: true })
    client.pipe(upstream).pipe(client)
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one)
      one.on('error', () => undefined)
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
  })
  return {
    port: await portOf(server),
    cut() {
      for (const socket of sockets) {
        socket.unpipe()
        socket.removeAllListeners('end')
        // What still comes is taken and thrown away, as the dead line would.
        socket.resume()
      }
    },
    close() {
      isClosed = true
      for (const socket of sockets) socket.resetAndDestroy()
    },
    reopen() {
      isClosed = false
    },
    stop() {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function portOf(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('a listening relay has no address'))
      else resolve(address.port)
    })
  })
}

/** The address of a database by way of a relay. */
export function relayedUrl(url: string, { port }: Relay): string {
  const relayed = new URL(url)
  relayed.port = String(port)
  return relayed.href
}
