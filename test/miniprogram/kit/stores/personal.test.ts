import { forgetPersonal, forgottenWithPerson } from '../../../../src/miniprogram/kit/stores/personal'
import { weChat } from '../../scheduled-phone'

jest.mock('@tarojs/taro', () => jest.requireActual('../../scheduled-phone').taro)

test('nothing about who leaves the phone stays on it, loaded or not, of this version or an older one', () => {
  let isForgotten = false
  forgottenWithPerson(() => {
    isForgotten = true
  })
  const stays = ['campus.institution', 'campus.settings', 'campus.session', 'campus.pending-requests.v1', 'theirs']
  for (const key of [...stays, 'campus.plan', 'campus.own.plan', 'campus.ward-copies']) weChat.storage.set(key, '{}')
  forgetPersonal()
  expect(isForgotten).toBe(true)
  expect([...weChat.storage.keys()]).toEqual(stays)
})
