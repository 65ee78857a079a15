import { currentTabBar, setTheme } from './chrome'
import {
  goBack,
  isTab,
  NavigationFailure,
  navigateTo,
  noteNavigation,
  redirectTo,
  redraw,
  reLaunch,
  switchTab,
  topPage,
} from './page-stack'
import { CallFailure, type CallOptions, later, type WxMember } from './wx-calls'

type Events = Record<string, (data: unknown) => void>

/** A failure that the applet may meet in WeChat too; it is told by `fail`, not as a bug of the runtime. */
function going(name: string, go: (options: CallOptions) => unknown): WxMember {
  const call = later(name, async (options) => {
    try {
      return await go(options)
    } catch (error) {
      throw error instanceof NavigationFailure ? new CallFailure(error.message) : error
    }
  })
  return (options?: CallOptions) => {
    noteNavigation()
    return call(options)
  }
}

function onTab(change: () => void): void {
  if (!isTab(topPage().path)) throw new CallFailure('not TabBar page')
  change()
  redraw()
}

function tabAt(index: unknown) {
  const item = currentTabBar()?.list[Number(index)]
  if (!item) throw new CallFailure('tabbar item not found')
  return item
}

const given = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

/** Pages, the bars around them. */
export const navigationCalls: Record<string, WxMember> = {
  navigateTo: going('navigateTo', async ({ url, events }) => ({
    eventChannel: await navigateTo(String(url), (events as Events | undefined) ?? {}),
  })),
  redirectTo: going('redirectTo', ({ url }) => redirectTo(String(url))),
  switchTab: going('switchTab', ({ url }) => switchTab(String(url))),
  reLaunch: going('reLaunch', ({ url }) => reLaunch(String(url))),
  navigateBack: going('navigateBack', ({ delta }) => goBack(Number(delta ?? 1))),
  setNavigationBarTitle: later('setNavigationBarTitle', ({ title }) => {
    topPage().bar.title = String(title)
    redraw()
  }),
  setNavigationBarColor: later('setNavigationBarColor', ({ frontColor, backgroundColor }) => {
    if (frontColor !== '#000000' && frontColor !== '#ffffff')
      throw new CallFailure(`parameter error: frontColor must be #ffffff or #000000, not ${String(frontColor)}`)
    Object.assign(topPage().bar, { colour: frontColor, background: String(backgroundColor) })
    redraw()
  }),
  setTabBarItem: later('setTabBarItem', ({ index, text, iconPath, selectedIconPath }) =>
    onTab(() => Object.assign(tabAt(index), given({ text, iconPath, selectedIconPath }))),
  ),
  setTabBarBadge: later('setTabBarBadge', ({ index, text }) => {
    if (typeof text !== 'string' || text === '')
      throw new CallFailure('parameter error: parameter.text should be String')
    // WeChat shows `...` in place of more than four characters, which tells nobody how many there are.
    if (text.length > 4) throw new CallFailure(`the badge ${text} is longer than WeChat shows`)
    onTab(() => Object.assign(tabAt(index), { badge: text }))
  }),
  removeTabBarBadge: later('removeTabBarBadge', ({ index }) => onTab(() => Object.assign(tabAt(index), { badge: '' }))),
  setTabBarStyle: later('setTabBarStyle', ({ color, selectedColor, backgroundColor, borderStyle }) =>
    onTab(() => Object.assign(currentTabBar() ?? {}, given({ color, selectedColor, backgroundColor, borderStyle }))),
  ),
  setBackgroundColor: later('setBackgroundColor', ({ backgroundColor }) => {
    topPage().frame.document.documentElement.style.backgroundColor = String(backgroundColor ?? '')
  }),
  setBackgroundTextStyle: later('setBackgroundTextStyle', () => undefined),
  stopPullDownRefresh: later('stopPullDownRefresh', () => undefined),
  pageScrollTo: later('pageScrollTo', ({ scrollTop, selector }) => {
    const { frame } = topPage()
    if (selector) frame.document.querySelector(String(selector))?.scrollIntoView()
    else frame.scroller.scrollTop = Number(scrollTop)
  }),
}

export function repaintForTheme(theme: 'light' | 'dark'): void {
  setTheme(theme)
  redraw()
}
