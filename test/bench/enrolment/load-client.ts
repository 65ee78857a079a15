import { HttpConnection, type HttpReply, isConfirmed, isRefused } from './http-connection'

/**
 * - `closed`: so many connections, each sends its next request when the last is answered.
 * - `open`: so many requests a second whatever comes of them; a late one is counted from when it was due. One that is
 *   more than `lateMaxMs` late ends it: what is left is not sent.
 */
export type Pace =
  | { kind: 'closed'; connections: number }
  | { kind: 'open'; connections: number; perSecond: number; lateMaxMs?: number }

export interface Errand {
  /** Requests are dealt to the ports in turn. */
  ports: number[]
  wires: Buffer[]
  pace: Pace
  /** Nothing but `ok` is looked for unless given. */
  marks?: Marks
}

/** What must be in an answer beside `ok` for it to count as one: for every wire the place of its text in `texts`. */
export interface Marks {
  of: Uint8Array
  texts: string[]
}

/** What came of it, each list in the order of the wires. */
export interface Errands {
  seconds: number
  /** 0: no answer. */
  statuses: Uint16Array
  confirmed: Uint8Array
  /** Refused by the rules, which is an answer like any other. */
  refused: Uint8Array
  latencyMs: Float64Array
  /** The bytes of the bodies. */
  bytes: Uint32Array
  /** Processor time of this client. */
  clientMs: number
  /** For every mark, the first answers that confirmed, as examples of bodies. */
  samples: string[][]
  /** The first answers that neither confirmed nor refused, in short. */
  strays: string[]
}

const samplesMax = 4
/** Who has not been answered for so long after the last was sent is not waited for. */
const patienceMs = 15_000

/**
 * The load client is a process of its own with hardly any work to do: what it sends is made beforehand, and
 * it speaks HTTP on bare sockets. On the machine of the bench node:http's agent spent 3.3 times the processor
 * time for each request (42 against 13 µs), which it took from the server.
 */
async function runErrand({ ports, wires, pace, marks }: Errand): Promise<Errands> {
  const connections = Array.from(
    { length: pace.connections },
    (_, index) => new HttpConnection(ports[index % ports.length] ?? 0),
  )
  await Promise.all(connections.map((connection) => connection.open()))
  const outcome = nothingYet(wires.length)
  const texts = marks?.texts.map((text) => Buffer.from(text)) ?? []
  const note = (index: number, reply: HttpReply | null, sinceMs: number) => {
    outcome.latencyMs[index] = performance.now() - sinceMs
    outcome.statuses[index] = reply?.status ?? 0
    outcome.bytes[index] = reply?.body.length ?? 0
    const mark = marks?.of[index] ?? 0
    const text = texts[mark]
    if (isRefused(reply)) outcome.refused[index] = 1
    if (!reply || !isConfirmed(reply) || (text && !reply.body.includes(text))) {
      if (!isRefused(reply) && outcome.strays.length < samplesMax) outcome.strays.push(inShort(reply))
      return
    }
    outcome.confirmed[index] = 1
    outcome.samples[mark] ??= []
    const samples = outcome.samples[mark]
    if (samples.length < samplesMax) samples.push(reply.body.toString())
  }
  const cpu = process.cpuUsage()
  const startMs = performance.now()
  if (pace.kind === 'closed') await sendInTurn(connections, wires, note)
  else await sendOnTime(connections, wires, pace, note)
  outcome.seconds = (performance.now() - startMs) / 1000
  const { user, system } = process.cpuUsage(cpu)
  outcome.clientMs = (user + system) / 1000
  for (const connection of connections) connection.close()
  return outcome
}

function nothingYet(count: number): Errands {
  return {
    seconds: 0,
    statuses: new Uint16Array(count),
    confirmed: new Uint8Array(count),
    refused: new Uint8Array(count),
    latencyMs: new Float64Array(count),
    bytes: new Uint32Array(count),
    clientMs: 0,
    samples: [],
    strays: [],
  }
}

function inShort(reply: HttpReply | null): string {
  return reply ? `${reply.status} ${reply.body.toString().slice(0, 300)}` : 'no answer'
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

function sendOnTime(
  connections: HttpConnection[],
  wires: Buffer[],
  { perSecond, lateMaxMs = Number.POSITIVE_INFINITY }: Extract<Pace, { kind: 'open' }>,
  note: Note,
): Promise<void> {
  return new Promise((resolve) => {
    const idle = [...connections]
    const startMs = performance.now()
    const dueMs = (index: number) => startMs + (index * 1000) / perSecond
    let next = 0
    let open = 0
    let lastSentMs = startMs
    const sendDue = () => {
      const nowMs = performance.now()
      if (next < wires.length && nowMs - dueMs(next) > lateMaxMs) next = wires.length
      while (next < wires.length && dueMs(next) <= nowMs) {
        const connection = idle.pop()
        const wire = wires[next]
        if (!connection || !wire) return
        const index = next++
        open += 1
        lastSentMs = nowMs
        connection.exchange(wire, (reply) => {
          note(index, reply, dueMs(index))
          idle.push(connection)
          open -= 1
          sendDue()
        })
      }
    }
    const clock = setInterval(() => {
      sendDue()
      const isDone = next >= wires.length && (open === 0 || performance.now() - lastSentMs > patienceMs)
      if (!isDone) return
      clearInterval(clock)
      resolve()
    }, 1)
  })
}

process.on('message', (errand: Errand) => {
  void runErrand(errand).then((outcome) => process.send?.(outcome))
})
