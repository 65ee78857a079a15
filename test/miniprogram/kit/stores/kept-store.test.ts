import { keptStore } from '../../../../src/miniprogram/kit/stores/kept-store'
import { forgetPersonal } from '../../../../src/miniprogram/kit/stores/personal'
import { weChat } from '../../scheduled-phone'

jest.mock('@tarojs/taro', () => jest.requireActual('../../scheduled-phone').taro)

interface Copy {
  copy: string | null
  isLoading: boolean
}

const open = (version: number, migrate?: (older: Pick<Copy, 'copy'>) => Pick<Copy, 'copy'>) =>
  keptStore<Copy, 'copy'>({ name: 'campus.sample', version, keeps: ['copy'], ...(migrate && { migrate }) }, () => ({
    copy: null,
    isLoading: false,
  }))

beforeEach(() => weChat.storage.clear())

test('what is named stays on the phone, and nothing else', () => {
  open(1).setState({ copy: 'kept', isLoading: true })
  expect(open(1).getState()).toMatchObject({ copy: 'kept', isLoading: false })
})

test('an older copy is made one of this version, or let go of', () => {
  open(1).setState({ copy: 'older' })
  expect(open(2, ({ copy }) => ({ copy: `${copy}, mended` })).getState().copy).toBe('older, mended')
  expect(open(3).getState().copy).toBeNull()
})

test('it goes with whoever was signed in, from the screen and from the phone', () => {
  const useCopy = open(1)
  useCopy.setState({ copy: 'theirs', isLoading: true })
  forgetPersonal()
  expect(useCopy.getState()).toMatchObject({ copy: null, isLoading: false })
  expect(weChat.storage.has('campus.sample')).toBe(false)
})
