/** The words about the applet as a whole: a new version, a screen that does not come, a page from Moments. */
export const lifeZhCN = {
  newVersion: '有新版本',
  newVersionDetail: '重启小程序即可使用，已提交的内容都不会丢。',
  restart: '重启',
  later: '以后再说',
  notOpened: '没能打开，请检查网络后再试',
  singlePage: '在小程序里查看',
  singlePageDetail: '这里是朋友圈的单页，不能登录。点下方的「前往小程序」，就能看到课程、座位和课表。',
}
