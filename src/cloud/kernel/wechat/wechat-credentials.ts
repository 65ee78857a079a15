import type { WechatCredentials } from '../../../contract/kernel/deployment'
import { UnexpectedAnswer } from './ask-wechat'
import type { WechatApi } from './wechat-api'

/** Whether WeChat takes our AppID and AppSecret. */
export interface CredentialsGateway {
  check(): Promise<WechatCredentials>
}

/** Asks for an access token, or goes by the one that is held: WeChat gives it for the right AppID and AppSecret only. */
export function createWechatCredentials(api: WechatApi): CredentialsGateway {
  return {
    async check() {
      try {
        return { code: 'refusal' in (await api.token()) ? 'unreachable' : 'accepted' }
      } catch (error) {
        if (error instanceof UnexpectedAnswer) return { code: 'refused', errcode: error.errcode }
        throw error
      }
    },
  }
}
