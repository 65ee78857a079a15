import { connect, type Socket } from 'node:net'
import { isDeepStrictEqual } from 'node:util'
import type { EnrolmentRequest } from '../../../src/cloud/selection/tables/enrolments'
import { sessionHeader } from '../../../src/contract/kernel/session-header'
import type { OperationName } from '../../../src/contract/operations'
import { tokenOf } from './load'

export interface HttpReply {
  status: number
  body: Buffer
}

/** Null: the connection broke before the answer was whole. */
type Settle = (reply: HttpReply | null) => void

const headEnd = Buffer.from('\r\n\r\n')
const nothing: Buffer = Buffer.alloc(0)

/** The bytes of `POST /api/selectSections` for this request, with the session of its student. */
export function wireOf({ id, studentId, wish }: EnrolmentRequest): Buffer {
  if (wish.kind !== 'select') throw new Error('the bench only selects over HTTP')
  return callWire('selectSections', tokenOf(studentId), { requestId: id, sectionIds: wish.sectionIds })
}

/** The bytes of a call; without a token it is made as a phone makes it that has not signed in. */
export function callWire(operation: OperationName, token: string | null, request: unknown): Buffer {
  const body = JSON.stringify(request)
  const session = token === null ? '' : `${sessionHeader}: ${token}\r\n`
  return Buffer.from(
    `POST /api/${operation} HTTP/1.1\r\nhost: 127.0.0.1\r\n${session}` +
      `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
}

/**
 * One kept-alive HTTP/1.1 connection, one exchange at a time, that reads just what our servers send: a head
 * with a content-length. The client shares two cores with what it measures, so it must cost little.
 */
export class HttpConnection {
  readonly #port: number
  #socket: Socket | null = null
  #settle: Settle | null = null
  #received: Buffer = nothing

  constructor(port: number) {
    this.#port = port
  }

  /** Resolves when connected; a connection that fails is tried again by the next exchange. */
  open(): Promise<void> {
    return new Promise((resolve) => {
      this.#connect().once('connect', resolve).once('close', resolve)
    })
  }

  exchange(wire: Buffer, settle: Settle): void {
    this.#settle = settle
    const socket = this.#socket ?? this.#connect()
    socket.write(wire)
  }

  send(wire: Buffer): Promise<HttpReply | null> {
    return new Promise((resolve) => this.exchange(wire, resolve))
  }

  close(): void {
    this.#socket?.destroy()
  }

  #connect(): Socket {
    const socket = connect({ host: '127.0.0.1', port: this.#port, noDelay: true })
    this.#socket = socket
    this.#received = nothing
    socket.on('data', (chunk: Buffer) => this.#read(chunk))
    // What went wrong makes no difference: `close` follows and the exchange is lost.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      if (this.#socket === socket) this.#socket = null
      this.#finish(null)
    })
    return socket
  }

  #read(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    const bodyStart = this.#received.indexOf(headEnd) + headEnd.length
    if (bodyStart < headEnd.length) return
    const head = this.#received.toString('latin1', 0, bodyStart)
    const bodyEnd = bodyStart + Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
    if (this.#received.length < bodyEnd) return
    const reply = { status: Number(head.slice(9, 12)), body: this.#received.subarray(bodyStart, bodyEnd) }
    this.#received = nothing
    this.#finish(reply)
  }

  #finish(reply: HttpReply | null): void {
    const settle = this.#settle
    this.#settle = null
    settle?.(reply)
  }
}

export function isConfirmed(reply: HttpReply | null): boolean {
  return reply?.status === 200 && reply.body.toString('latin1', 0, 10) === '{"ok":true'
}

export function isRefused(reply: HttpReply | null): boolean {
  return reply?.status === 200 && reply.body.toString('latin1', 0, 11) === '{"ok":false'
}

/** Whether two answers say the same; the order of their fields says nothing. */
export function isSameAnswer(a: HttpReply | null, b: HttpReply | null): boolean {
  return a !== null && b !== null && isDeepStrictEqual(JSON.parse(a.body.toString()), JSON.parse(b.body.toString()))
}
