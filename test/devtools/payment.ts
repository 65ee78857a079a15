import { createVerify } from 'node:crypto'

/** What `wx.requestPayment` is given. */
export interface PaymentRequest {
  readonly timeStamp: string
  readonly nonceStr: string
  readonly package: string
  readonly signType: string
  readonly paySign: string
}

/** `complaint` where the applet or its server, not the person, is to blame. */
export type PaymentAnswer = { readonly isPaid: true } | { readonly failure: string; readonly complaint?: string }

/** What WeChat Pay and the person in front of it know. */
export interface PaymentDesk {
  readonly appId: string
  /** Of the shop's key pair; in PEM. */
  readonly publicKeyPem: string
  isKnown(prepayId: string): boolean | Promise<boolean>
  /** The person looks at the sheet and pays or closes it. */
  decide(prepayId: string): 'pay' | 'cancel' | Promise<'pay' | 'cancel'>
}

const refused = (failure: string, complaint: string): PaymentAnswer => ({
  failure,
  complaint: `requestPayment: ${complaint}`,
})

/** Source: pay.weixin.qq.com/doc/v3/merchant/4012365339, "构造签名串". */
function isSignedBy({ appId, publicKeyPem }: PaymentDesk, request: PaymentRequest): boolean {
  const lines = [appId, request.timeStamp, request.nonceStr, request.package]
  const signed = lines.map((line) => `${line}\n`).join('')
  return createVerify('RSA-SHA256').update(signed).verify(publicKeyPem, request.paySign, 'base64')
}

/** What is wrong with the form of a request; source: developers.weixin.qq.com, wx.requestPayment. */
function formFault(request: PaymentRequest): string | null {
  for (const name of ['timeStamp', 'nonceStr', 'package', 'signType', 'paySign'] as const) {
    const value: unknown = request[name]
    if (typeof value !== 'string') return `parameter.${name} should be String instead of ${typeof value}`
  }
  if (!/^\d+$/.test(request.timeStamp)) return 'parameter.timeStamp should be seconds since 1970'
  if (request.nonceStr === '' || request.nonceStr.length > 32)
    return 'parameter.nonceStr should have 1 to 32 characters'
  if (!/^prepay_id=./.test(request.package)) return 'parameter.package should be prepay_id=…'
  return request.signType === 'RSA' ? null : 'parameter.signType should be RSA'
}

/** Looks at the order as WeChat Pay does, then asks the person. */
export async function answerPayment(desk: PaymentDesk, request: PaymentRequest): Promise<PaymentAnswer> {
  const fault = formFault(request)
  if (fault) return refused(`parameter error: ${fault};`, fault)
  if (!isSignedBy(desk, request)) return refused('支付验证签名失败', 'the paySign does not match the order and the key')
  const prepayId = request.package.slice('prepay_id='.length)
  if (!(await desk.isKnown(prepayId))) return { failure: `prepay_id ${prepayId} is not known` }
  return (await desk.decide(prepayId)) === 'pay' ? { isPaid: true } : { failure: 'cancel' }
}
