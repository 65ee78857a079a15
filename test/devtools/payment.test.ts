import type { PaymentDesk } from './payment'
import example from './payment-example.json'
import { type Running, RuntimeBench } from './runtime-in-test'
import { smallApplet } from './small-applet'

let bench: RuntimeBench

beforeAll(async () => {
  bench = await RuntimeBench.start()
})
afterEach(() => bench.closeApplets())
afterAll(() => bench?.end())

const { timeStamp, nonceStr, package: order, signType, paySign } = example
const request = { timeStamp, nonceStr, package: order, signType, paySign }
const prepayId = order.slice('prepay_id='.length)

function openTill(change: Partial<PaymentDesk> = {}): Promise<Running> {
  const { appId, publicKeyPem } = example
  const isKnown = (id: string) => id === prepayId
  const payment: PaymentDesk = { appId, publicKeyPem, isKnown, decide: () => 'pay', ...change }
  return bench.run(smallApplet({ wxml: '<view/>', definition: '{}' }), { payment })
}

test('an order signed as in the example of WeChat Pay is paid', async () => {
  const { runtime, mini } = await openTill()
  expect(await mini.callWxMethod('requestPayment', request)).toEqual({ errMsg: 'requestPayment:ok' })
  expect(runtime.complaints).toEqual([])
})

test('a person who closes the sheet has not paid, and nobody complains', async () => {
  const { runtime, mini } = await openTill({ decide: () => 'cancel' })
  await expect(mini.callWxMethod('requestPayment', request)).rejects.toThrow('requestPayment:fail cancel')
  expect(runtime.complaints).toEqual([])
})

test.each([
  ['another time', { timeStamp: '1554208461' }],
  ['another order', { package: 'prepay_id=wx0' }],
  ['a signature cut short', { paySign: paySign.slice(4) }],
])('%s than what was signed fails loudly', async (_, change) => {
  const { runtime, mini } = await openTill({ isKnown: () => true })
  const asked = mini.callWxMethod('requestPayment', { ...request, ...change })
  await expect(asked).rejects.toThrow('requestPayment:fail 支付验证签名失败')
  expect(runtime.complaints[0]).toContain('the paySign does not match')
})

test('a signature for another applet fails loudly', async () => {
  const { runtime, mini } = await openTill({ appId: 'wx0000000000000000' })
  await expect(mini.callWxMethod('requestPayment', request)).rejects.toThrow('requestPayment:fail')
  expect(runtime.complaints[0]).toContain('the paySign does not match')
})

test.each([
  ['timeStamp', Number(timeStamp), 'timeStamp should be String'],
  ['nonceStr', 'x'.repeat(33), '1 to 32 characters'],
  ['package', prepayId, 'should be prepay_id='],
  ['signType', 'MD5', 'should be RSA'],
  ['paySign', undefined, 'paySign should be String'],
])('a wrong %s is an error of the applet', async (name, value, words) => {
  const { runtime, mini } = await openTill()
  const asked = mini.callWxMethod('requestPayment', { ...request, [name]: value })
  await expect(asked).rejects.toThrow('requestPayment:fail parameter error')
  expect(runtime.complaints[0]).toContain(words)
})

test('an order that WeChat Pay does not know fails', async () => {
  const { mini } = await openTill({ isKnown: () => false })
  await expect(mini.callWxMethod('requestPayment', request)).rejects.toThrow('is not known')
})

test('a phone without a till throws', async () => {
  const { runtime, mini } = await bench.run(smallApplet({ wxml: '<view/>', definition: '{}' }))
  await expect(mini.callWxMethod('requestPayment', request)).rejects.toThrow('wx.requestPayment is not implemented')
  expect(runtime.complaints[0]).toContain('wx.requestPayment')
})
