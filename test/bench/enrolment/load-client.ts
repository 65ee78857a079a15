import { HttpConnection, type HttpReply, isConfirmed } from './http-connection'

/**
 * - `closed`: so many connections, each sends its next request when the last is answered.
 * - `open`: so many requests a second whatever comes of them; a late one is counted from when it was due.
 */
export type Pace = { kind: 'closed'; connections: number } | { kind: 'open'; connections: number; perSecond: number }

export interface Errand {
  /** Requests are dealt to the ports in turn. */
  ports: number[]
  wires: Buffer[]
  pace: Pace
}

/** What came of it, each list in the order of the wires. */
export interface Errands {
  seconds: number
  /** 0: no answer. */
  statuses: Uint16Array
  confirmed: Uint8Array
  latencyMs: Float64Array
  /** Of one answer that confirmed, as an example of a body. */
  sample: string
}

/**
 * The load client is a process of its own with hardly any work to do: what it sends is made beforehand, and
 * it speaks HTTP on bare sockets. On the machine of the bench node:http's agent spent 3.3 times the processor
 * time for each request (42 against 13 µs), which it took from the server.
 */
async function runErrand({ ports, wires, pace }: Errand): Promise<Errands> {
  const connections = Array.from(
    { length: pace.connections },
    (_, index) => new HttpConnection(ports[index % ports.length] ?? 0),
  )
  await Promise.all(connections.map((connection) => connection.open()))
  const outcome: Errands = {
    seconds: 0,
    statuses: new Uint16Array(wires.length),
    confirmed: new Uint8Array(wires.length),
    latencyMs: new Float64Array(wires.length),
    sample: '',
  }
  const note = (index: number, reply: HttpReply | null, sinceMs: number) => {
    outcome.statuses[index] = reply?.status ?? 0
    outcome.latencyMs[index] = performance.now() - sinceMs
    if (!isConfirmed(reply)) return
    outcome.confirmed[index] = 1
    outcome.sample ||= reply?.body.toString() ?? ''
  }
  const startMs = performance.now()
  if (pace.kind === 'closed') await sendInTurn(connections, wires, note)
  else await sendOnTime(connections, wires, pace.perSecond, note)
  outcome.seconds = (performance.now() - startMs) / 1000
  for (const connection of connections) connection.close()
  return outcome
}

type Note = (index: number, reply: HttpReply | null, sinceMs: number) => void

function sendInTurn(connections: HttpConnection[], wires: Buffer[], note: Note): Promise<void> {
  return new Promise((resolve) => {
    let next = 0
    let open = wires.length
    const sendNext = (connection: HttpConnection) => {
      const index = next++
      const wire = wires[index]
      if (!wire) return
      const sentMs = performance.now()
      connection.exchange(wire, (reply) => {
        note(index, reply, sentMs)
        open -= 1
        if (open === 0) resolve()
        else sendNext(connection)
      })
    }
    for (const connection of connections) sendNext(connection)
  })
}

function sendOnTime(connections: HttpConnection[], wires: Buffer[], perSecond: number, note: Note): Promise<void> {
  return new Promise((resolve) => {
    const idle = [...connections]
    const startMs = performance.now()
    const dueMs = (index: number) => startMs + (index * 1000) / perSecond
    let next = 0
    let open = wires.length
    const sendDue = () => {
      const nowMs = performance.now()
      while (next < wires.length && dueMs(next) <= nowMs) {
        const connection = idle.pop()
        const wire = wires[next]
        if (!connection || !wire) return
        const index = next++
        connection.exchange(wire, (reply) => {
          note(index, reply, dueMs(index))
          idle.push(connection)
          open -= 1
          if (open === 0) resolve()
          else sendDue()
        })
      }
    }
    const clock = setInterval(() => {
      sendDue()
      if (next >= wires.length) clearInterval(clock)
    }, 1)
  })
}

process.on('message', (errand: Errand) => {
  void runErrand(errand).then((outcome) => process.send?.(outcome))
})
