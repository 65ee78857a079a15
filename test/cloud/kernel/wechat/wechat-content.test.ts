import { createWechatApi } from '../../../../src/cloud/kernel/wechat/wechat-api'
import { createWechatContent } from '../../../../src/cloud/kernel/wechat/wechat-content'
import { startStand, student, thrownBy } from './wechat-stand'

let stand: Awaited<ReturnType<typeof startStand>>
beforeAll(async () => {
  stand = await startStand()
})
afterAll(() => stand.close())
beforeEach(() => stand.troubles.clear())

const content = () => createWechatContent(createWechatApi(stand.app, stand.clock))

test.each([
  ['因病请假一周，想换一个班。', true],
  ['这一句待审。', true],
  ['这一句违规。', false],
  ['half a sign \ud83d is still a text', true],
  ['字'.repeat(2500), true],
])('of a text WeChat says whether others may read it (%#)', async (text, isFit) => {
  expect(await content().check(text, student.openid)).toEqual({ isFit })
})

test('an empty text is not sent anywhere', async () => {
  const askedBefore = stand.asked.length
  expect(await content().check(' \n', student.openid)).toEqual({ isFit: true })
  expect(stand.asked).toHaveLength(askedBefore)
})

test('a person WeChat has not seen for two hours cannot get a text past the check', async () => {
  stand.troubles.set(student.openid, 61010)
  expect(await content().check('因病请假', student.openid)).toEqual({
    refusal: { code: 'wechat_unavailable', retryAfterMs: 60_000 },
  })
})

test('an openid of another applet is an outage of ours', async () => {
  expect(await thrownBy(content().check('因病请假', 'openid-of-nobody'))).toContain('40003')
  stand.troubles.set(student.openid, 43104)
  const thrown = await thrownBy(content().check('因病请假', student.openid))
  expect(thrown).toContain('43104')
  expect(thrown).not.toContain('因病请假')
})

test('a text longer than WeChat takes is a mistake of ours', async () => {
  expect(await thrownBy(content().check('字'.repeat(2501), student.openid))).toContain('2501 characters')
})
