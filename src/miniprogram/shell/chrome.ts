import Taro from '@tarojs/taro'
import type { Words } from '../i18n/words'
import type { Theme } from './brand-colour'

const tabs = ['today', 'courses', 'timetable', 'me'] as const

const colours = {
  light: { page: '#f6f5f2', bar: '#ffffff', text: '#6a6f7a', title: '#000000', border: 'white', dots: 'dark' },
  dark: { page: '#101217', bar: '#191c23', text: '#878d99', title: '#ffffff', border: 'black', dots: 'light' },
} as const

/** The bars may be gone by the time a call arrives (a page was left); then there is nothing to paint. */
const ignoreGone = () => undefined

/** Paints the bars that WeChat draws around a screen: title, colours, and the tab bar on the tabs' own screens. */
export function paintChrome(options: { t: Words; theme: Theme; brand: string; title: string; isTab: boolean }): void {
  const { t, theme, brand, title, isTab } = options
  const colour = colours[theme]
  Taro.setNavigationBarTitle({ title }).catch(ignoreGone)
  Taro.setNavigationBarColor({ frontColor: colour.title, backgroundColor: colour.page }).catch(ignoreGone)
  if (process.env.TARO_ENV === 'weapp') {
    const backgrounds = {
      backgroundColor: colour.page,
      backgroundColorTop: colour.page,
      backgroundColorBottom: colour.page,
    }
    Taro.setBackgroundColor(backgrounds).catch(ignoreGone)
    Taro.setBackgroundTextStyle({ textStyle: colour.dots }).catch(ignoreGone)
  } else {
    document.documentElement.classList.toggle('is-dark', theme === 'dark')
    // What index.html shows until there is a screen.
    document.querySelector('.opening')?.remove()
    document.documentElement.lang = t('app.name') === 'Campus' ? 'en' : 'zh-CN'
  }
  if (isTab) whenTabBarListens(() => paintTabBar({ t, theme, brand }))
}

/** The browser's tab bar hears nothing before it has been drawn, which may be a moment after the first screen. */
function whenTabBarListens(paint: () => void, triesLeft = 20): void {
  const isThere = process.env.TARO_ENV === 'weapp' || document.querySelector('.weui-tabbar') !== null
  if (isThere || triesLeft === 0) paint()
  else setTimeout(() => whenTabBarListens(paint, triesLeft - 1), 50)
}

const meTab = tabs.indexOf('me')
/** What the badge shows, as far as is known. */
let badge = 0

/** Shows on a tab how many messages are unread; only the tabs' own screens may. */
export function paintBadge(unread: number): void {
  if (unread === badge) return
  whenTabBarListens(() => {
    const text = unread > 99 ? '99+' : String(unread)
    const painted = unread > 0 ? Taro.setTabBarBadge({ index: meTab, text }) : Taro.removeTabBarBadge({ index: meTab })
    Promise.resolve(painted)
      .then(() => {
        badge = unread
      })
      .catch(ignoreGone)
  })
}

function paintTabBar({ t, theme, brand }: { t: Words; theme: Theme; brand: string }): void {
  const colour = colours[theme]
  const bar = { color: colour.text, selectedColor: brand, backgroundColor: colour.bar, borderStyle: colour.border }
  Promise.resolve(Taro.setTabBarStyle(bar)).catch(ignoreGone)
  for (const [index, name] of tabs.entries()) {
    const root = process.env.TARO_ENV === 'weapp' ? '/assets/tab' : 'assets/tab'
    const suffix = theme === 'dark' ? '-dark' : ''
    const icons = { iconPath: `${root}/${name}${suffix}.png`, selectedIconPath: `${root}/${name}-on${suffix}.png` }
    Promise.resolve(Taro.setTabBarItem({ index, text: t(`tab.${name}`), ...icons })).catch(ignoreGone)
  }
}
