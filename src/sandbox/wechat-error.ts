import { randomUUID } from 'node:crypto'

/** How WeChat tells an error: always HTTP 200, a number, and a text with a reference. */
export interface WechatError {
  errcode: number
  errmsg: string
}

export function wechatError(errcode: number, says: string): WechatError {
  return { errcode, errmsg: `${says} rid: ${randomUUID().replaceAll('-', '').slice(0, 24)}` }
}
