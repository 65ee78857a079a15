/** The words of WeChat's own question about privacy: a part of `zh-CN.ts`. */
export const weChatPrivacyZhCN = {
  title: '使用前，先征得你的同意',
  detail:
    '微信要求：用到手机号和剪贴板前，先请你同意。\n{{school}}只在你点按时使用：手机号用来核对学校登记的信息，剪贴板用来复制文字。不同意也可以继续看课程和课表。',
  contract: '查看微信的隐私保护指引',
  agree: '同意',
  disagree: '不同意',
}
