import { createHash } from 'node:crypto'

/** The identity a person has across all applets of one open platform account; made from the openid here. */
export function unionidOf(openid: string): string {
  return `o${createHash('sha256').update(`union:${openid}`).digest('base64url').slice(0, 27)}`
}

/**
 * A phone as getPhoneNumber tells it. `phone` is a Chinese number, with or without +86, or another one with a blank
 * after its country, as in `+65 81234567`. Foreign numbers carry their country, Chinese ones do not.
 */
export function phoneInfoOf(phone: string, appid: string, now: Date) {
  const [, countryCode = '86', number = phone] = /^\+(86|\d{1,3}(?= ))\s?(.+)$/.exec(phone) ?? []
  return {
    phoneNumber: countryCode === '86' ? number : `+${countryCode}${number}`,
    purePhoneNumber: number,
    countryCode,
    watermark: { timestamp: Math.floor(now.getTime() / 1000), appid },
  }
}
