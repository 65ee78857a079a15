import Taro from '@tarojs/taro'
import { waitBeforeRetry } from '../../../src/miniprogram/calls/retry'
import { sendRequest } from '../../../src/miniprogram/calls/transport'

// WeChat itself, of which this test needs its line to cloud functions only.
jest.mock('@tarojs/taro', () => ({ __esModule: true, default: {} }))
Object.assign(globalThis, { CAMPUS_CLOUD_ENV: 'campus-0a1b2c', CAMPUS_API_URL: '' })

const ask = (cloud: object | undefined) => {
  Object.assign(Taro, { cloud })
  // No stopwatch: what WeChat is told; nothing here waits for it.
  return sendRequest({ path: '/api/getInstitution', method: 'POST', timeoutMs: 1000 })
}
const answered = { init: () => undefined, callHTTPFunction: async () => ({ statusCode: 200, data: '{"ok":true}' }) }

test('a base library that cannot call the cloud function is told apart from a missing network', async () => {
  expect(await ask({ init: () => undefined })).toEqual({ failure: 'outdated' })
  expect(await ask(undefined)).toEqual({ failure: 'outdated' })
})

test('one that can is asked', async () => {
  expect(await ask(answered)).toEqual({ status: 200, headers: {}, body: { ok: true } })
})

test('asking again does not make the base library newer', () => {
  expect(waitBeforeRetry('read', { failure: 'outdated' }, 1, 0)).toBeNull()
})
