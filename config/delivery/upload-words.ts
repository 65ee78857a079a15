import type { Bilingual } from './bilingual'

const network = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ESOCKETTIMEDOUT|ENETUNREACH|EHOSTUNREACH|EPIPE/

const consolePlace = 'mp.weixin.qq.com →「开发管理 → 开发设置 → 小程序代码上传」'

/** What went wrong on the way to WeChat and what to do, from the words of `miniprogram-ci`. */
export function wordsForFailure(message: string): Bilingual {
  const address = /invalid ip:? *([0-9a-f.:]+[0-9a-f])/i.exec(message)?.[1]
  if (address)
    return {
      zh: `微信不接受来自 ${address} 的上传。管理员在 ${consolePlace}的 IP 白名单里加上它，再试一次。`,
      en: `WeChat takes no uploads from ${address}. An administrator adds it to the IP white list (IP 白名单) at mp.weixin.qq.com, 开发管理 → 开发设置 → 小程序代码上传; then try again.`,
    }
  if (/generate local signature|生成本地签名|-10008/i.test(message))
    return {
      zh: `上传密钥不对：它坏了、已被重置，或属于另一个 AppID。请在 ${consolePlace}重新下载。（微信的原话：${message}）`,
      en: `The upload key is wrong: damaged, reset since, or another AppID’s. Download it anew. (WeChat’s words are above.)`,
    }
  if (network.test(message))
    return {
      zh: `连不上网络。联网后再试，重复上传没有坏处；代理用 HTTPS_PROXY 设置。（${message}）`,
      en: `There is no network. Try again once online, a repeat does no harm; HTTPS_PROXY names a proxy. (The words are above.)`,
    }
  return {
    zh: `微信没有接受。它的原话：${message}`,
    en: 'WeChat did not take it; its own words are above.',
  }
}
