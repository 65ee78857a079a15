import Taro from '@tarojs/taro'
import { signInByWeChat } from '../../../../src/miniprogram/people/calls/sign-in'

// WeChat itself, of which this test needs a login, a request and a storage.
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    login: jest.fn(),
    request: jest.fn(),
    getStorageSync: () => '',
    setStorageSync: () => undefined,
    getStorageInfoSync: () => ({ keys: [] }),
  },
}))
Object.assign(globalThis, { CAMPUS_CLOUD_ENV: '', CAMPUS_API_URL: 'http://school' })

const login = jest.mocked(Taro.login)
const request = Taro.request as unknown as jest.Mock
const person = { student: null, wards: [], staff: null, hasConsent: false, unreadMessages: 0 }
const signedIn = { ok: true, value: { token: 't'.repeat(43), expiresAt: '2026-12-22T09:00:00Z', person } }
const refused = (refusal: object) => ({ ok: false, refusals: [refusal] })

beforeEach(() => {
  let codes = 0
  login.mockReset().mockImplementation(async () => {
    codes += 1
    return { code: `code ${codes}`, errMsg: 'login:ok' }
  })
  request.mockReset()
})

function schoolAnswers(...replies: object[]): void {
  for (const data of replies) request.mockResolvedValueOnce({ statusCode: 200, data })
}

const codesSent = () => request.mock.calls.map(([{ data }]) => JSON.parse(data).code)

test('a login code that is rejected is replaced by a fresh one, unseen by the person', async () => {
  schoolAnswers(refused({ code: 'login_code_rejected' }), signedIn)
  expect(await signInByWeChat()).toEqual({ ok: true, value: person })
  expect(codesSent()).toEqual(['code 1', 'code 2'])
})

test('a second rejection is told, and no third code is asked for', async () => {
  const rejected = refused({ code: 'login_code_rejected' })
  schoolAnswers(rejected, rejected)
  expect(await signInByWeChat()).toEqual(rejected)
  expect(login).toHaveBeenCalledTimes(2)
})

test('a WeChat that is busy for a moment is asked once more, with a fresh code', async () => {
  schoolAnswers(refused({ code: 'login_unavailable', retryAfterMs: 20 }), signedIn)
  expect(await signInByWeChat()).toEqual({ ok: true, value: person })
  expect(codesSent()).toEqual(['code 1', 'code 2'])
})

test.each([
  refused({ code: 'login_unavailable', retryAfterMs: 60_000 }),
  refused({ code: 'login_blocked' }),
  refused({ code: 'too_many_requests', retryAfterMs: 1000 }),
])('where a fresh code does not help, none is asked for (%#)', async (refusal) => {
  schoolAnswers(refusal)
  expect(await signInByWeChat()).toEqual(refusal)
  expect(login).toHaveBeenCalledTimes(1)
})

test('a sign-in without an answer is not repeated by itself', async () => {
  request.mockRejectedValue({ errMsg: 'request:fail timeout' })
  expect(await signInByWeChat()).toEqual({ ok: false, failure: 'timeout' })
  expect(request).toHaveBeenCalledTimes(1)
})
