import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { type FaultBench, portOf } from './fault-bench'

const each = 20
const head = 'POST /api/getInstitution HTTP/1.1\r\nhost: campus\r\n'
const trickle = ['', head, `${head}content-length: 400\r\n\r\n`]

/** Sixty callers who say nothing, or send their headers or body a letter a second: how many are left after 30 s. */
export async function slowBodies({ serve }: FaultBench): Promise<number> {
  const server = await serve()
  const open = new Set<Socket>()
  for (const words of trickle)
    for (let index = 0; index < each; index += 1) {
      const socket = connect(portOf(server), '127.0.0.1')
      socket.on('error', () => undefined)
      socket.on('close', () => open.delete(socket))
      socket.resume()
      open.add(socket)
      if (words === '') continue
      socket.write(words)
      const timer = setInterval(() => socket.write('x'), 1000)
      socket.on('close', () => clearInterval(timer))
    }
  await delay(30_000)
  const left = open.size
  for (const socket of open) socket.destroy()
  await server.kill()
  return left
}
