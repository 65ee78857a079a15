import Taro from '@tarojs/taro'
import { closeAccount } from '../../../../src/miniprogram/people/calls/privacy'
import { useSession } from '../../../../src/miniprogram/people/stores/session'

// WeChat itself, of which this test needs a request, a storage and the screens there are.
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    request: jest.fn(),
    getStorageSync: () => '',
    setStorageSync: () => undefined,
    getStorageInfoSync: () => ({ keys: [] }),
    getCurrentPages: () => [],
    navigateTo: jest.fn(),
  },
}))
Object.assign(globalThis, { CAMPUS_CLOUD_ENV: '', CAMPUS_API_URL: 'http://school' })

const request = Taro.request as unknown as jest.Mock
const person = { student: null, wards: [], staff: null, hasConsent: true, unreadMessages: 0 }
const sessionGone = { ok: false, refusals: [{ code: 'session_required' }] }
const answers = (data: object) => request.mockResolvedValueOnce({ statusCode: 200, data })
const isSignedIn = () => useSession.getState().token !== null

beforeEach(() => {
  request.mockReset()
  useSession.getState().accept({ token: 't'.repeat(43), expiresAt: '2026-12-22T09:00:00Z', person })
})

test('who has left is gone from the phone', async () => {
  answers({ ok: true, value: {} })
  expect(await closeAccount()).toEqual({ ok: true, value: {} })
  expect(isSignedIn()).toBe(false)
})

test('a lost answer keeps everything, and the next try finds that it was done', async () => {
  request.mockRejectedValueOnce({ errMsg: 'request:fail timeout' })
  expect(await closeAccount()).toEqual({ ok: false, failure: 'timeout' })
  expect(isSignedIn()).toBe(true)
  answers(sessionGone)
  expect(await closeAccount()).toEqual({ ok: true, value: {} })
  expect(isSignedIn()).toBe(false)
  expect(Taro.navigateTo).not.toHaveBeenCalled()
})

test('a session that ended elsewhere is not taken for having left', async () => {
  answers(sessionGone)
  expect(await closeAccount()).toEqual(sessionGone)
  expect(isSignedIn()).toBe(true)
})
