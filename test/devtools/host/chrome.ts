import type { PageConfig, TabBarConfig } from '../app-config'
import { boot } from './bridge'

const statusHeight = 44
const barHeight = 44
const tabHeight = 50
const homeIndicator = 34

/** What is drawn above a page. */
export interface NavigationBar {
  title: string
  background: string
  colour: string
  isCustom: boolean
}

interface ScreenParts {
  readonly frames: HTMLElement
  readonly bar: HTMLElement
  readonly tabs: HTMLElement
  readonly overlay: HTMLElement
}

let parts: ScreenParts | null = null
let tabBar: TabBarConfig | null = null
let theme: 'light' | 'dark' = 'light'

export function screenParts(): ScreenParts {
  if (!parts) {
    const add = (id: string) => {
      const element = document.createElement('div')
      element.id = id
      document.body.append(element)
      return element
    }
    parts = { frames: add('frames'), bar: add('bar'), tabs: add('tabs'), overlay: add('overlay') }
  }
  return parts
}

/** A value of app.json or a page's JSON; `@name` is looked up in theme.json. */
function themed(value: string | undefined, unless: string): string {
  if (!value?.startsWith('@')) return value ?? unless
  const { themes } = boot()
  const found = themes[theme]?.[value.slice(1)]
  if (found === undefined) throw new Error(`theme.json has no ${value.slice(1)} for ${theme}`)
  return found
}

export function setTheme(next: 'light' | 'dark'): void {
  theme = next
}

export function barOf(config: PageConfig): NavigationBar {
  const { window: unless = {} } = boot().app
  const style = themed(config.navigationBarTextStyle ?? unless.navigationBarTextStyle, 'black')
  return {
    title: config.navigationBarTitleText ?? unless.navigationBarTitleText ?? '',
    background: themed(config.navigationBarBackgroundColor ?? unless.navigationBarBackgroundColor, '#ffffff'),
    colour: style === 'white' ? '#ffffff' : '#000000',
    isCustom: (config.navigationStyle ?? unless.navigationStyle) === 'custom',
  }
}

/** The tab bar as it is now; the applet changes it by `setTabBarItem` and `setTabBarStyle`. */
export function currentTabBar(): TabBarConfig | null {
  const configured = boot().app.tabBar
  if (!tabBar && configured) tabBar = structuredClone(configured)
  return tabBar
}

function drawTabs(selected: string | null, onTap: (path: string) => void): void {
  const { tabs } = screenParts()
  const bar = currentTabBar()
  tabs.replaceChildren()
  tabs.style.display = bar && selected !== null ? 'flex' : 'none'
  if (!bar || selected === null) return
  tabs.style.background = themed(bar.backgroundColor, '#ffffff')
  for (const item of bar.list) {
    const isSelected = item.pagePath === selected
    const tab = document.createElement('div')
    tab.style.color = themed(isSelected ? bar.selectedColor : bar.color, '#000000')
    const icon = isSelected ? item.selectedIconPath : item.iconPath
    if (icon) {
      const image = document.createElement('img')
      image.src = `/${themed(icon, '').replace(/^\//, '')}`
      tab.append(image)
    }
    tab.append(item.text)
    if (item.badge) {
      const badge = document.createElement('div')
      badge.className = 'badge'
      badge.textContent = item.badge
      tab.append(badge)
    }
    tab.addEventListener('click', () => onTap(item.pagePath))
    tabs.append(tab)
  }
}

export interface Chrome {
  bar: NavigationBar
  /** Null on pages that are no tab. */
  tab: string | null
  canGoBack: boolean
  onBack(): void
  onTab(path: string): void
}

/** Heights of the page's frame and of what is around it, in CSS pixels; an iPhone with a notch, 375 × 812. */
export function frameRectangle(bar: NavigationBar, isTab: boolean): { top: number; height: number } {
  const top = bar.isCustom ? 0 : statusHeight + barHeight
  return { top, height: 812 - top - (isTab ? tabHeight + homeIndicator : 0) }
}

/** Draws the bars that WeChat draws around a page. */
export function drawChrome({ bar, tab, canGoBack, onBack, onTab }: Chrome): void {
  const { bar: element } = screenParts()
  element.style.display = bar.isCustom ? 'none' : 'block'
  element.style.background = bar.background
  element.style.color = bar.colour
  element.replaceChildren()
  const title = document.createElement('div')
  title.className = 'title'
  title.textContent = bar.title
  element.append(title)
  if (canGoBack) {
    const back = document.createElement('div')
    back.className = 'back'
    back.textContent = '‹'
    back.addEventListener('click', onBack)
    element.append(back)
  }
  const capsule = document.createElement('div')
  capsule.className = 'capsule'
  capsule.textContent = '•••  ◉'
  element.append(capsule)
  drawTabs(tab, onTab)
}

export const screenStyle = `
body { margin: 0; width: 375px; height: 812px; overflow: hidden; position: relative; background: #fff;
  font-family: "Noto Sans SC", sans-serif; }
#frames { position: absolute; inset: 0; }
.page-frame { position: absolute; left: 0; width: 375px; border: 0; background: #fff; visibility: hidden; }
#bar { position: absolute; top: 0; left: 0; right: 0; height: ${statusHeight + barHeight}px; z-index: 5; }
#bar .title { position: absolute; bottom: 0; left: 90px; right: 90px; line-height: ${barHeight}px; text-align: center;
  font-size: 17px; font-weight: 500; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
#bar .back { position: absolute; bottom: 0; left: 12px; width: 44px; line-height: ${barHeight - 6}px; font-size: 34px; }
#bar .capsule { position: absolute; right: 8px; bottom: 6px; width: 86px; height: 32px; line-height: 30px; font-size: 12px;
  text-align: center; border: 0.5px solid #8886; border-radius: 16px; box-sizing: border-box; }
#tabs { position: absolute; bottom: 0; left: 0; right: 0; height: ${tabHeight}px; padding-bottom: ${homeIndicator}px; z-index: 5;
  border-top: 0.5px solid #8883; box-sizing: content-box; }
#tabs > div { flex: 1; display: flex; flex-direction: column; align-items: center; padding-top: 4px; font-size: 10px; }
#tabs img { width: 28px; height: 28px; }
#tabs > div { position: relative; }
#tabs .badge { position: absolute; top: 2px; left: 55%; padding: 0 5px; border-radius: 8px; background: #fa5151; color: #fff; }
#overlay { position: absolute; inset: 0; z-index: 9; pointer-events: none; }
#overlay .toast { position: absolute; left: 50%; top: 45%; transform: translate(-50%, -50%); padding: 14px 18px; color: #fff;
  background: #4c4c4ce6; border-radius: 8px; font-size: 15px; max-width: 60%; text-align: center; }
#overlay .modal { position: absolute; inset: 0; display: flex; align-items: center; background: #0009; pointer-events: auto; }
#overlay .modal > div { margin: 0 auto; width: 300px; padding: 24px; box-sizing: border-box; border-radius: 12px;
  background: #fff; font-size: 16px; text-align: center; }
#overlay .modal .buttons { display: flex; margin-top: 20px; }
#overlay .modal .buttons > div { flex: 1; color: #576b95; font-weight: 600; }
`
