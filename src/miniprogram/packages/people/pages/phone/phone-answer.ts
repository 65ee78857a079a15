/** What WeChat's button for the phone number brought: a code, or why there is none. */
export type PhoneAnswer = { code: string } | { trouble: 'declined' | 'unavailable' }

/** As WeChat's event says it. */
export interface PhoneEvent {
  code?: string
  errMsg?: string
  errno?: number
}

/** The school has used up what WeChat lets it ask. Source: developers.weixin.qq.com, getPhoneNumber. */
const quotaUsedUp = 1400001

/**
 * Reads {@link PhoneAnswer} from the event. Somebody who says no may be asked again; whatever else keeps the number
 * away (the allowance used up, an account without a phone, an old WeChat) does not pass by itself.
 */
export function phoneAnswer({ code, errMsg = '', errno }: PhoneEvent): PhoneAnswer {
  if (code) return { code }
  const isDeclined = errno !== quotaUsedUp && /deny|cancel|privacy permission/i.test(errMsg)
  return { trouble: isDeclined ? 'declined' : 'unavailable' }
}
