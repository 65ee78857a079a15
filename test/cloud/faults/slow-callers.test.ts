import { connect, type Socket } from 'node:net'
import { openCampus } from '../../support/campus'
import { serverPartsOf, startTestServer } from '../../support/small-college'

const campus = openCampus()

/** Everything that is received until the server closes the connection. */
function received(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(text))
  })
}

function dial(url: string, words: string): Socket {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write(words)
  return socket
}

const head = 'POST /api/getInstitution HTTP/1.1\r\nhost: campus\r\ncontent-type: application/json\r\n'

test.each([
  ['says nothing', ''],
  ['does not come to the end of its headers', head],
  ['does not come to the end of its body', `${head}content-length: 40\r\n\r\n{`],
])('a caller who %s is cut off', async (_about, words) => {
  // It resolves when the server closes: this test hangs for ever on one that does not.
  expect(await received(dial(campus.server.url, words))).not.toContain(' 200 ')
})

test('a caller over the limit is told so before the body is sent', async () => {
  const { configuration, gateways } = serverPartsOf()
  const callLimits = { accountPerMinute: 1, addressPerMinute: 1 }
  const parts = { configuration: { ...configuration, callLimits }, gateways }
  const { server, url } = await startTestServer(campus.database, { parts })
  await fetch(`${url}/api/getInstitution`, { method: 'POST', body: '{}' })
  const socket = dial(url, `${head}content-length: 40\r\n\r\n`)
  const answer = await new Promise<string>((resolve) => socket.once('data', (chunk) => resolve(String(chunk))))
  expect(answer).toContain(' 429 ')
  socket.destroy()
  await server.close()
})
