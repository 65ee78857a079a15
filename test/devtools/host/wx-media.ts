import { callPhone } from './bridge'
import { limits } from './limits'
import { CallFailure, later, type WxMember } from './wx-calls'
import { withConsent } from './wx-privacy'

/** The camera and the album; the test says what the person shows or chooses. */
export const mediaCalls: Record<string, WxMember> = {
  scanCode: later('scanCode', async () => {
    const scanned = await callPhone('scan', null)
    if (!scanned) throw new CallFailure('cancel')
    const { text, scanType = 'QR_CODE' } = scanned
    const bytes = new TextEncoder().encode(text)
    const rawData = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    return { result: text, scanType, charSet: 'UTF-8', rawData }
  }),
  chooseMedia: withConsent('chooseMedia', async ({ count, mediaType }) => {
    const kinds = Array.isArray(mediaType) ? mediaType.map(String) : ['image', 'video']
    const allowed = kinds.flatMap((kind) => (kind === 'mix' ? ['image', 'video'] : [kind]))
    const wish = { count: Math.min(Number(count ?? limits.mediaUnlessTold), limits.media), mediaType: allowed }
    const chosen = await callPhone('chooseMedia', wish)
    if ('failure' in chosen) throw new CallFailure(chosen.failure)
    const found = new Set(chosen.files.map(({ fileType }) => fileType))
    return { tempFiles: chosen.files, type: found.size > 1 ? 'mix' : [...found][0] }
  }),
}
