import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Runtime } from './runtime'

interface Message {
  id: string
  method: string
  params?: Record<string, unknown>
}

function mockOf({ functionDeclaration, args, result, ...rest }: Record<string, unknown>) {
  if (typeof functionDeclaration === 'string')
    return { declaration: functionDeclaration, args: (args as unknown[] | undefined) ?? [] }
  return 'result' in { ...rest, ...(result === undefined ? {} : { result }) } ? { result } : null
}

/**
 * Speaks the protocol of `miniprogram-automator` for a running applet, so that the official client drives it:
 * `{id, method, params}` is answered by `{id, result}` or `{id, error: {message}}`; events have no id.
 */
export class ProtocolServer {
  private isLogWanted = false

  private constructor(
    private readonly server: WebSocketServer,
    private readonly runtime: Runtime,
  ) {}

  static async start(runtime: Runtime): Promise<ProtocolServer> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject))
    const protocol = new ProtocolServer(server, runtime)
    server.on('connection', (socket) =>
      socket.on('message', (data) => void protocol.reply(socket, JSON.parse(String(data)))),
    )
    runtime.on('exception', ({ message, stack }) =>
      protocol.tell('App.exceptionThrown', { exceptionDetails: { text: message, stack }, message, stack }),
    )
    runtime.on('log', (entry) => {
      if (protocol.isLogWanted) protocol.tell('App.logAdded', entry)
    })
    runtime.on('binding', (call) => protocol.tell('App.bindingCalled', call))
    return protocol
  }

  get endpoint(): string {
    return `ws://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  private tell(method: string, params: unknown): void {
    for (const client of this.server.clients) client.send(JSON.stringify({ method, params }))
  }

  private async reply(socket: WebSocket, { id, method, params = {} }: Message): Promise<void> {
    try {
      const result = await this.run(method, params)
      socket.send(JSON.stringify({ id, result: result ?? {} }))
    } catch (error) {
      const message = error instanceof Error ? error.message : JSON.stringify(error)
      socket.send(JSON.stringify({ id, error: { message } }))
    }
  }

  private async run(method: string, params: Record<string, unknown>): Promise<unknown> {
    const { runtime } = this
    switch (method) {
      case 'Tool.getInfo':
        return {
          version: '1.06.0',
          SDKVersion: runtime.phone.profile.baseLibrary,
        }
      case 'Tool.close':
      case 'App.exit':
        return {}
      case 'App.enableLog':
        this.isLogWanted = true
        return {}
      case 'App.captureScreenshot':
        return { data: await runtime.screenshot() }
      case 'App.callFunction':
        return {
          result: await runtime.callFunction(String(params.functionDeclaration), (params.args as unknown[]) ?? []),
        }
      case 'App.mockWxMethod':
        return runtime.mock(String(params.method), mockOf(params))
      case 'App.addBinding':
        return runtime.addBinding(String(params.name))
      default:
        return runtime.run(method, params)
    }
  }

  async stop(): Promise<void> {
    for (const client of this.server.clients) client.terminate()
    await new Promise<void>((resolve) => this.server.close(() => resolve()))
  }
}
