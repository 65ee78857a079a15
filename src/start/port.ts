import { createServer } from 'node:net'

/** Throws the system's own error (`EADDRINUSE`, `EACCES`) when nobody could listen on this port of 127.0.0.1. */
export function refuseTakenPort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => server.close(() => resolve()))
  })
}
