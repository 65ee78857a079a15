const isWeChat = process.env.TARO_ENV === 'weapp'

/** WeChat looks variables up in theme.json; elsewhere the light value stands until the screen sets its own. */
const themed = (variable: string, light: string): string => (isWeChat ? `@${variable}` : light)

// The texts here are what shows for the moment before the chosen language is known (shell/chrome.ts).
const tab = (name: string, text: string) => ({
  pagePath: `pages/${name}/index`,
  text,
  iconPath: `assets/tab/${name}.png`,
  selectedIconPath: `assets/tab/${name}-on.png`,
})

/**
 * What is fetched ahead while a screen is looked at, on every network: together they are as large as one photograph,
 * and in a rush nobody should wait for a screen after tapping. The first is where a newcomer goes on to bind.
 */
const preloadRule = {
  'pages/sign-in/index': { network: 'all' as const, packages: ['packages/people'] },
  'pages/today/index': { network: 'all' as const, packages: ['packages/selection'] },
  'pages/courses/index': { network: 'all' as const, packages: ['packages/selection'] },
  'pages/me/index': { network: 'all' as const, packages: ['packages/people'] },
}

export default defineAppConfig({
  pages: [
    'pages/today/index',
    'pages/courses/index',
    'pages/timetable/index',
    'pages/me/index',
    'pages/section/index',
    'pages/sign-in/index',
  ],
  subPackages: [
    {
      root: 'packages/selection',
      pages: [
        'pages/plan/index',
        'pages/lottery/index',
        'pages/waitlist/index',
        'pages/history/index',
        'pages/adviser/index',
        'pages/adviser-ask/index',
        'pages/results/index',
        'pages/requests/index',
        'pages/fill/index',
        'pages/classes/index',
        'pages/class-list/index',
      ],
    },
    {
      root: 'packages/people',
      pages: [
        'pages/people/index',
        'pages/invite/index',
        'pages/accept/index',
        'pages/messages/index',
        'pages/desk/index',
        'pages/student-file/index',
        'pages/audit/index',
        'pages/welcome/index',
        'pages/bind/index',
        'pages/phone/index',
        'pages/staff/index',
        'pages/sessions/index',
        'pages/privacy/index',
        'pages/close-account/index',
      ],
    },
  ],
  window: {
    // The browser draws the bar only when it is asked for by name.
    navigationStyle: 'default',
    navigationBarTitleText: '校园',
    navigationBarBackgroundColor: themed('page', '#f6f5f2'),
    navigationBarTextStyle: themed('titleText', 'black') as 'black',
    backgroundColor: themed('page', '#f6f5f2'),
    backgroundTextStyle: themed('pullDots', 'dark') as 'dark',
  },
  tabBar: {
    color: themed('barText', '#6a6f7a'),
    selectedColor: themed('barTextOn', '#2757c9'),
    backgroundColor: themed('bar', '#ffffff'),
    borderStyle: themed('barBorder', 'white') as 'white',
    list: [tab('today', '首页'), tab('courses', '选课'), tab('timetable', '课表'), tab('me', '我的')],
  },
  darkmode: true,
  themeLocation: 'theme.json',
  lazyCodeLoading: 'requiredComponents',
  ...(isWeChat
    ? { style: 'v2' as const, __usePrivacyCheck__: true, sitemapLocation: 'sitemap.json', preloadRule }
    : { animation: { duration: 180, delay: 30 } }),
})
