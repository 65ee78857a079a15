import type { Pairs } from '../i18n/look-up'

/** The applet itself: its tabs and titles, its updates, WeChat’s own questions about privacy. */
export const shellWords = {
  app: {
    name: ['校园', 'Campus'],
  },
  tab: {
    today: ['首页', 'Today'],
    courses: ['选课', 'Courses'],
    timetable: ['课表', 'Timetable'],
    me: ['我的', 'Me'],
  },
  title: {
    section: ['教学班', 'Section'],
    signIn: ['登录', 'Sign in'],
  },
  wechatPrivacy: {
    title: ['使用前，先征得你的同意', 'First, your consent'],
    detail: [
      '微信要求：用到手机号和剪贴板前，先请你同意。\n{{school}}只在你点按时使用：手机号用来核对学校登记的信息，剪贴板用来复制文字。不同意也可以继续看课程和课表。',
      'WeChat asks for it before an applet uses your phone number or clipboard.\n{{school}} uses them only when you tap: the number to compare it with what the school has on file, the clipboard to copy text. If you decline, you can still look at courses and timetables.',
    ],
    contract: ['查看微信的隐私保护指引', 'Read the privacy guidelines on WeChat'],
    agree: ['同意', 'Agree'],
    disagree: ['不同意', 'Decline'],
  },
  life: {
    newVersion: ['有新版本', 'A new version is ready'],
    newVersionDetail: [
      '重启小程序即可使用，已提交的内容都不会丢。',
      'Restart to use it. Nothing you have sent is lost.',
    ],
    restart: ['重启', 'Restart'],
    later: ['以后再说', 'Later'],
    notOpened: ['没能打开，请检查网络后再试', 'Could not open. Check your network, then try again.'],
    singlePage: ['在小程序里查看', 'See it in the mini program'],
    singlePageDetail: [
      '这里是朋友圈的单页，不能登录。点下方的「前往小程序」，就能看到课程、座位和课表。',
      'This is a single page of Moments, where nobody can sign in. Tap “Go to Mini Program” below to see courses, seats and timetable.',
    ],
  },
} as const satisfies Pairs
