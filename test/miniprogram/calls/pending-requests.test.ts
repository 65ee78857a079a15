import { forgetRequestId, requestIdFor } from '../../../src/miniprogram/calls/pending-requests'
import { weChat } from '../scheduled-phone'

jest.mock('@tarojs/taro', () => jest.requireActual('../scheduled-phone').taro)

beforeEach(() => {
  weChat.storage.clear()
  weChat.isStorageFull = false
})

test('an intention keeps its id until its answer is known, and gets another afterwards', async () => {
  const id = await requestIdFor('1', 'select')
  expect(await requestIdFor('1', 'select')).toBe(id)
  forgetRequestId('1', id)
  expect(await requestIdFor('1', 'select')).not.toBe(id)
})

test('meaning something else takes the place of what was meant, for good', async () => {
  const first = await requestIdFor('1', 'select')
  const second = await requestIdFor('1', 'drop')
  expect(second).not.toBe(first)
  expect(await requestIdFor('1', 'select')).not.toBe(first)
})

test('the answer to what was meant before leaves the newer id alone', async () => {
  const first = await requestIdFor('1', 'select')
  const second = await requestIdFor('1', 'drop')
  forgetRequestId('1', first)
  expect(await requestIdFor('1', 'drop')).toBe(second)
})

test('matters do not touch each other, also when they are begun at once', async () => {
  const ids = await Promise.all(['1', '2', '3'].map((matter) => requestIdFor(matter, 'select')))
  expect(await Promise.all(['1', '2', '3'].map((matter) => requestIdFor(matter, 'select')))).toEqual(ids)
})

test('what a full storage does not take is kept while the applet lives, and written when there is room', async () => {
  weChat.isStorageFull = true
  const first = await requestIdFor('1', 'select')
  expect(await requestIdFor('1', 'select')).toBe(first)
  weChat.isStorageFull = false
  const second = await requestIdFor('2', 'select')
  const stored = [...weChat.storage.values()][0]
  expect(stored).toEqual({
    '1': { intention: 'select', requestId: first },
    '2': { intention: 'select', requestId: second },
  })
})
