import { agreeButtonId, usePrivacyAsks } from '../../../src/miniprogram/shell/privacy-asks'

const heardOf = () => {
  const heard: string[] = []
  const resolve = ({ event, buttonId }: { event: string; buttonId?: string }) => {
    heard.push(buttonId ? `${event} by ${buttonId}` : event)
  }
  return { heard, resolve }
}

test('WeChat hears that its question is on the screen, and then the answer', () => {
  const { heard, resolve } = heardOf()
  usePrivacyAsks.getState().ask(resolve)
  expect(usePrivacyAsks.getState().resolves).toHaveLength(1)
  usePrivacyAsks.getState().answer(true)
  expect(heard).toEqual(['exposureAuthorization', `agree by ${agreeButtonId}`])
  expect(usePrivacyAsks.getState().resolves).toEqual([])
})

test('one word answers everything that waits, and nothing twice', () => {
  const one = heardOf()
  const other = heardOf()
  usePrivacyAsks.getState().ask(one.resolve)
  usePrivacyAsks.getState().ask(other.resolve)
  usePrivacyAsks.getState().answer(false)
  usePrivacyAsks.getState().answer(true)
  expect(one.heard).toEqual(['exposureAuthorization', 'disagree'])
  expect(other.heard).toEqual(['exposureAuthorization', 'disagree'])
})
