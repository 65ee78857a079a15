import Taro from '@tarojs/taro'
import type { RequestId } from '../../contract/kernel/ids'

/** Random bytes from the phone's secure source; old phones without one get ordinary random numbers. */
async function randomBytes(count: number): Promise<Uint8Array> {
  const browserCrypto = typeof crypto === 'undefined' ? undefined : crypto
  if (browserCrypto?.getRandomValues) return browserCrypto.getRandomValues(new Uint8Array(count))
  const fromWeChat = await new Promise<ArrayBuffer | null>((resolve) => {
    const { getRandomValues } = Taro as unknown as {
      getRandomValues?: (options: {
        length: number
        success(result: { randomValues: ArrayBuffer }): void
        fail(): void
      }) => void
    }
    if (typeof getRandomValues !== 'function') return resolve(null)
    getRandomValues({
      length: count,
      success: (result) => resolve(result.randomValues),
      fail: () => resolve(null),
    })
  })
  if (fromWeChat) return new Uint8Array(fromWeChat)
  return Uint8Array.from({ length: count }, () => Math.floor(Math.random() * 256))
}

/** A UUID of version 4 from 16 random bytes. Source: RFC 9562, section 5.4. */
function uuidOf(bytes: Uint8Array): RequestId {
  const hex = Array.from(bytes, (byte, index) => {
    const marked = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte
    return marked.toString(16).padStart(2, '0')
  }).join('')
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)]
  return parts.join('-') as RequestId
}

/** A new id for one intention of one person. */
export async function newRequestId(): Promise<RequestId> {
  return uuidOf(await randomBytes(16))
}
