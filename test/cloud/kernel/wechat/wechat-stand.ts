import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import fastify from 'fastify'
import type { PreviewPerson } from '../../../../src/contract/people/preview-person'
import { sandbox } from '../../../../src/sandbox/plugin'

const nobody: PreviewPerson = {
  openid: '',
  studentNumber: null,
  phone: null,
  name: '林知夏',
  nameEn: 'Lin Zhixia',
  says: '',
  saysEn: '',
}
export const student: PreviewPerson = { ...nobody, openid: 'openid-student', phone: '+86 138 0000 1234' }
export const abroad: PreviewPerson = { ...nobody, openid: 'openid-abroad', phone: '+65 81234567' }
const phoneless: PreviewPerson = { ...nobody, openid: 'openid-phoneless' }

export const secrets = { appId: 'wx0000000000000001', secret: 'a-secret-of-the-applet' }

/** The sandbox on a port of its own, with a clock that the test moves and a count of what was asked of it. */
export async function startStand(more: { watermarkAppId?: string } = {}) {
  const troubles = new Map<string, number>()
  const asked: { path: string; body: string }[] = []
  const state = { nowMs: Date.parse('2026-11-22T09:00:00Z') }
  const clock = () => new Date(state.nowMs)
  const server = fastify()
  server.addHook('preHandler', async ({ url, body }) => {
    asked.push({ path: url.split('?')[0] ?? '', body: String(body) })
  })
  await server.register(sandbox, { people: [student, abroad, phoneless], ...secrets, clock, troubles, ...more })
  const apiUrl = await server.listen({ host: '127.0.0.1', port: 0 })
  const codeOf = (path: string) => async (openid: string) => {
    const response = await server.inject({ method: 'POST', url: path, payload: { openid } })
    return String(response.json().code)
  }
  return {
    app: { ...secrets, apiUrl },
    troubles,
    asked,
    timesAsked: (path: string, of = '') => asked.filter((one) => one.path === path && one.body.includes(of)).length,
    clock,
    passSeconds: (seconds: number) => {
      state.nowMs += seconds * 1000
    },
    loginCode: codeOf('/login-codes'),
    phoneCode: codeOf('/phone-codes'),
    close: () => server.close(),
  }
}

/** Something at WeChat's address that answers as the test says. */
export async function startAnswering(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    app: { ...secrets, apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** An address where nothing listens. */
export const nowhere = { ...secrets, apiUrl: 'http://127.0.0.1:1' }

/** Everything a log could say of what was thrown: message, causes, stack, fields. */
export async function thrownBy(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    return inspect(error, { depth: 9, showHidden: true })
  }
  throw new Error('nothing was thrown')
}
