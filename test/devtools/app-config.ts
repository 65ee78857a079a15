import type { PhoneProfile } from './profiles'

/** A page's or component's own JSON file, as far as the runtime reads it. */
export interface PageConfig {
  readonly component?: boolean
  readonly usingComponents?: Record<string, string>
  readonly navigationStyle?: 'default' | 'custom'
  readonly navigationBarTitleText?: string
  readonly navigationBarBackgroundColor?: string
  readonly navigationBarTextStyle?: 'black' | 'white'
  readonly backgroundColor?: string
  readonly enablePullDownRefresh?: boolean
  readonly onReachBottomDistance?: number
}

export interface TabItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
  /** Not configured: what `setTabBarBadge` shows. */
  badge?: string
}

export interface TabBarConfig {
  color: string
  selectedColor: string
  backgroundColor: string
  borderStyle?: string
  list: TabItem[]
}

/** `app.json`, as far as the runtime reads it. Source: developers.weixin.qq.com, framework/config. */
export interface AppConfig {
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly subpackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly window?: PageConfig
  readonly tabBar?: TabBarConfig
  readonly darkmode?: boolean
  readonly themeLocation?: string
  readonly lazyCodeLoading?: string
  /** What is fetched ahead while a page is looked at. */
  readonly preloadRule?: Readonly<Record<string, { readonly packages: readonly string[] }>>
  readonly usingComponents?: Record<string, string>
  readonly __usePrivacyCheck__?: boolean
  readonly sitemapLocation?: string
}

export type Theme = 'light' | 'dark'

/** By which way and to which page somebody opens the applet. */
export interface Launch {
  /** As in `pages/today/index`; need not exist. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** WeChat's number of the way, as in 1001 for the list of applets. */
  readonly scene: number
}

/** What the host page in the browser needs to begin. */
export interface BootData {
  readonly app: AppConfig
  /** By path without `.json`. */
  readonly configs: Record<string, PageConfig>
  readonly themes: Partial<Record<Theme, Record<string, string>>>
  /** CSS by path without `.wxss`; `app` is for every page. */
  readonly styles: Record<string, string>
  /** Folder of each sub-package, ending in `/`. */
  readonly subPackageRoots: readonly string[]
  readonly launch: Launch
  readonly profile: PhoneProfile
  /** Every function that WeChat's own `wx` has on this phone. */
  readonly wechatNames: readonly string[]
  readonly storage: Record<string, string>
  readonly language: string
  readonly theme: Theme
  readonly allowedDomains: readonly string[]
  readonly hasConsent: boolean
  /** Files that the applet has written and not removed. */
  readonly savedPaths: readonly string[]
  /** Calls of `wx` that need somebody to answer, as payment does, and for which the test gave somebody. */
  readonly answeredCalls: readonly string[]
}
