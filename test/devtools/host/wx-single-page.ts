import { isSinglePage } from './bridge'
import { refuseLimit } from './limits'
import { CallFailure, later } from './wx-calls'

/**
 * What the single page that Moments open cannot do: be somebody, go elsewhere, pay, ask, share on.
 * Source: developers.weixin.qq.com, framework/open-ability/share-timeline, "单页模式下的限制"; the list here is the part we may meet.
 */
const refused = [
  'login checkSession getUserProfile getUserInfo authorize openSetting requestSubscribeMessage requestPayment',
  'navigateTo redirectTo switchTab reLaunch navigateBack navigateToMiniProgram navigateBackMiniProgram',
  'showShareMenu hideShareMenu updateShareMenu chooseMedia scanCode openDocument requirePrivacyAuthorize openPrivacyContract',
].flatMap((line) => line.split(' '))

/** The call as it fails there; undefined where it may be made. */
export function refusedInSinglePage(name: string): ((...args: unknown[]) => unknown) | undefined {
  if (!isSinglePage() || !refused.includes(name)) return undefined
  return later(name, () => {
    refuseLimit(`${name} in the single page that Moments open`)
    throw new CallFailure('not supported in single page mode')
  }) as (...args: unknown[]) => unknown
}
