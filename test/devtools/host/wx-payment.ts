import type { PaymentRequest } from '../payment'
import { callPhone } from './bridge'
import { refuseLimit } from './limits'
import { CallFailure, later, type WxMember } from './wx-calls'

/** WeChat Pay; the process outside, which knows the shop's key, checks the signature. */
export const paymentCalls: Record<string, WxMember> = {
  requestPayment: later('requestPayment', async (options) => {
    const { timeStamp, nonceStr, package: order, signType, paySign } = options
    const request = { timeStamp, nonceStr, package: order, signType, paySign }
    // The process outside judges what the applet really gave, be it a string or not.
    const answer = await callPhone('pay', request as PaymentRequest)
    if ('isPaid' in answer) return
    if (answer.complaint !== undefined) refuseLimit(answer.complaint)
    throw new CallFailure(answer.failure)
  }),
}
