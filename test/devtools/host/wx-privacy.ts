import { isAtLeast } from '../profiles'
import { boot, callPhone } from './bridge'
import { refuseLimit } from './limits'
import { CallFailure, type CallOptions, later, type WxMember } from './wx-calls'
import { showModal } from './wx-modal'

interface Answer {
  event?: unknown
  buttonId?: unknown
}
type Listener = (resolve: (answer: Answer) => void, info: { referrer: string }) => void

let listener: Listener | null = null
/** Consent given since the start; before that, the phone knows. */
let hasAgreedHere = false
const tappedButtons = new Set<string>()

/** Older libraries guard nothing. */
const isGuarded = () => boot().app.__usePrivacyCheck__ === true && isAtLeast(boot().profile.baseLibrary, '2.32.3')
const hasConsent = () => !isGuarded() || boot().hasConsent || hasAgreedHere
const refusal = () => new CallFailure('privacy permission is not authorized', { errno: 104 })

/** A finger was on a button with `open-type="agreePrivacyAuthorization"`: that is the person's consent. */
export function agreeByButton(id: string): void {
  tappedButtons.add(id)
  hasAgreedHere = true
  void callPhone('agree', null)
}

/**
 * Waits for the person's consent where it is missing: the applet's own question is asked, and WeChat's answer is to
 * carry on or to fail. Without a listener WeChat shows a window of its own, which is not drawn here.
 */
export function askConsent(referrer: string): Promise<void> {
  if (hasConsent()) return Promise.resolve()
  if (!listener) {
    refuseLimit(`${referrer} before the person has agreed to the privacy terms`)
    return Promise.reject(refusal())
  }
  const ask = listener
  return new Promise((carryOn, fail) => {
    const resolve = ({ event, buttonId }: Answer) => {
      if (event === 'exposureAuthorization') return
      if (event === 'disagree') return fail(refusal())
      if (event !== 'agree') return void refuseLimit(`${String(event)} is no answer to WeChat's question about privacy`)
      if (tappedButtons.has(String(buttonId))) return carryOn()
      refuseLimit(`no finger was on the button "${String(buttonId)}" that is said to have agreed`)
      fail(refusal())
    }
    ask(resolve, { referrer })
  })
}

/** Before the person has agreed, WeChat refuses what touches privacy. */
export function withConsent(name: string, work: (options: CallOptions) => unknown): WxMember {
  return later(name, async (options) => {
    await askConsent(name)
    return work(options)
  })
}

const contract = '《小程序隐私保护指引》'

/** WeChat's own consent. Source: developers.weixin.qq.com, framework/user-privacy/PrivacyAuthorize. */
export const privacyCalls: Record<string, WxMember> = {
  onNeedPrivacyAuthorization: (next: Listener) => {
    listener = next
  },
  getPrivacySetting: later('getPrivacySetting', () => ({
    needAuthorization: !hasConsent(),
    privacyContractName: contract,
  })),
  requirePrivacyAuthorize: withConsent('requirePrivacyAuthorize', () => undefined),
  // WeChat opens a page of its own over the applet; here it is a window to be closed.
  openPrivacyContract: later('openPrivacyContract', () => {
    void showModal({ title: contract, content: '', showCancel: false })
  }),
}
