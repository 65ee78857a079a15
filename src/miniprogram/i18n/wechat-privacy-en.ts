import type { Translation } from './translation'
import type { weChatPrivacyZhCN } from './wechat-privacy-zh-CN'

/** The words of WeChat's own question about privacy in English: a part of `en.ts`. */
export const weChatPrivacyEn: Translation<typeof weChatPrivacyZhCN> = {
  title: 'First, your consent',
  detail:
    'WeChat asks for it before an applet uses your phone number or clipboard.\n{{school}} uses them only when you tap: the number to compare it with what the school has on file, the clipboard to copy text. If you decline, you can still look at courses and timetables.',
  contract: 'Read the privacy guidelines on WeChat',
  agree: 'Agree',
  disagree: 'Decline',
}
