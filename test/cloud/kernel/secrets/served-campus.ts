import { spawn } from 'node:child_process'
import { join } from 'node:path'
import fastify from 'fastify'
import type { OperationName, Operations } from '../../../../src/contract/operations'
import type { PreviewPerson } from '../../../../src/contract/people/preview-person'
import type { Reply } from '../../../../src/contract/refusal'
import { sandbox } from '../../../../src/sandbox/plugin'
import type { Secrets } from './clear-secrets'

const root = join(__dirname, '../../../..')
const app = { appId: 'wx00000000000secret', secret: 'the-secret-of-the-applet-0f3a' }

/** WeChat's stand-in on a port of its own. */
export interface Wechat {
  url: string
  /** Errors that it is to tell, by openid or path. */
  troubles: Map<string, number>
  /** A fresh code of a person's phone. */
  codeFor(kind: 'login' | 'phone', openid: string): Promise<string>
  close(): Promise<void>
}

/** Opens the stand-in; all that it gives out is noted as secret. */
export async function openWechat(people: readonly PreviewPerson[], secrets: Secrets): Promise<Wechat> {
  const server = fastify()
  const troubles = new Map<string, number>()
  server.addHook('onSend', async (_request, _reply, payload) => {
    const given = String(payload).matchAll(/"(access_token|session_key)":"([^"]+)"/g)
    for (const [, name = '', value = ''] of given) secrets.add(`WeChat's ${name}`, value)
  })
  await server.register(sandbox, { people, troubles, ...app })
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  secrets.add('the secret of the applet', app.secret)
  return {
    url,
    troubles,
    async codeFor(kind, openid) {
      const body = JSON.stringify({ openid })
      const { code } = (await (await fetch(`${url}/${kind}-codes`, { method: 'POST', body })).json()) as {
        code: string
      }
      return secrets.addCode(`a ${kind} code`, code)
    },
    close: () => server.close(),
  }
}

/** The server as it is deployed, in a process of its own. */
export interface ServedCampus {
  /** Everything the process has written so far. */
  log(): string
  /** Calls an operation; `null` where no answer in our form came. Tokens and codes in the reply are noted as secret. */
  call<Name extends OperationName>(
    name: Name,
    request: Operations[Name]['request'],
    token?: string,
  ): Promise<Reply<Operations[Name]['reply']>>
  url: string
  stop(): Promise<void>
}

/** Starts `serve.ts` with every word of its log kept. */
export async function serveCampus(
  environment: { databaseUrl: string; wechatUrl: string; dataKeys: string },
  secrets: Secrets,
): Promise<ServedCampus> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cloud/serve.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: environment.databaseUrl,
      PORT: '0',
      CAMPUS_HOST: '127.0.0.1',
      CAMPUS_WECHAT_APPID: app.appId,
      CAMPUS_WECHAT_SECRET: app.secret,
      CAMPUS_WECHAT_API_URL: environment.wechatUrl,
      CAMPUS_DATA_KEYS: environment.dataKeys,
      CAMPUS_LOG_LEVEL: 'debug',
    },
  })
  let log = ''
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      log += chunk.toString()
      const address = /http:\/\/127\.0\.0\.1:\d+/.exec(log)?.[0]
      if (address) resolve(address)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => reject(new Error(`the server ended:\n${log}`)))
  })
  return {
    url,
    log: () => log,
    call: (name, request, token) => callOver(url, name, request, token, secrets),
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function callOver<Name extends OperationName>(
  url: string,
  name: Name,
  request: Operations[Name]['request'],
  token: string | undefined,
  secrets: Secrets,
): Promise<Reply<Operations[Name]['reply']>> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  const response = await fetch(`${url}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(request) })
  const text = await response.text()
  for (const [, kind = '', value = ''] of text.matchAll(
    /"(token|code)":"([\w-]{43}|[\dA-Z]{4}-[\dA-Z]{4}-[\dA-Z]{4})"/g,
  ))
    secrets.addCode(`a ${kind} told by ${name}`, value)
  return JSON.parse(text) as Reply<Operations[Name]['reply']>
}
