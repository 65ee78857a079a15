import type { Gateways } from '../../call-context'
import type { WechatApp } from './ask-wechat'
import { createWechatApi } from './wechat-api'
import { createWechatContent } from './wechat-content'
import { createWechatCredentials } from './wechat-credentials'
import { createWechatLogin } from './wechat-login'
import { createWechatPhone } from './wechat-phone'

/** The gateways of one applet; they share one access token. */
export function createGateways(app: WechatApp): Gateways {
  const api = createWechatApi(app)
  return {
    login: createWechatLogin(app),
    phones: createWechatPhone(api),
    content: createWechatContent(api),
    credentials: createWechatCredentials(api),
  }
}
