import { Agent, request } from 'node:http'
import { sessionHeader } from '../../../src/contract/kernel/session-header'
import type { HostileRequest } from './hostile-requests'

/** What came of a request: an answer, or none within the time. */
export type Answer = { status: number; headers: string; body: string } | 'hang' | { broken: string }

/** Sends requests one after another over a kept connection, just as they are written. */
export class Sender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })

  constructor(
    private readonly port: number,
    private readonly hangMs: number,
  ) {}

  send({ method, path, headers, body }: HostileRequest, session: string | undefined): Promise<Answer> {
    // Node leaves the length out where a method needs no body, and the body would be read as the next request.
    const length = { 'content-length': String(Buffer.byteLength(body)) }
    const all = { ...length, ...(session !== undefined && { [sessionHeader]: session }), ...headers }
    return new Promise((resolve) => {
      const sent = request(
        { host: '127.0.0.1', port: this.port, method, path, headers: all, agent: this.#agent },
        (reply) => {
          const chunks: Buffer[] = []
          reply.on('data', (chunk: Buffer) => chunks.push(chunk))
          reply.on('end', () => {
            clearTimeout(timer)
            const told = Object.entries(reply.headers).join('\n')
            resolve({ status: reply.statusCode ?? 0, headers: told, body: Buffer.concat(chunks).toString() })
          })
        },
      )
      const timer = setTimeout(() => {
        resolve('hang')
        sent.destroy()
      }, this.hangMs)
      sent.on('error', (error) => {
        clearTimeout(timer)
        resolve({ broken: error.message })
      })
      sent.end(body)
    })
  }

  close(): void {
    this.#agent.destroy()
  }
}
