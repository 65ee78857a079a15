import type { Launch } from '../app-config'
import { loadPackage, PackageFailure, requireFile } from './app-service'
import { boot, isSinglePage } from './bridge'
import { barOf, drawChrome, frameRectangle, type NavigationBar } from './chrome'
import { EventChannel } from './event-channel'
import { limits, refuseLimit } from './limits'
import { meter, noteActivity } from './meter'
import { createPage, type MountedPage, type PageInstance } from './page-components'
import { PageFrame } from './page-frame'
import { watchPageScroll } from './page-scroll'
import { guarded } from './reports'

/** One open page. */
export interface OpenPage {
  readonly id: number
  readonly path: string
  readonly query: Record<string, string>
  readonly frame: PageFrame
  readonly mounted: MountedPage
  readonly channel: EventChannel
  readonly openedAtMs: number
  bar: NavigationBar
  isReady: boolean
}

export class NavigationFailure extends Error {}

let asked = 0

/** Told before anything else is done: the applet asks to go somewhere. */
export function noteNavigation(): void {
  asked += 1
}

/** How often so far; for WeChat a page that is not found counts as answered in that very moment or not at all. */
export function navigationsAsked(): number {
  return asked
}

const stack: OpenPage[] = []
/** Pages of tabs stay alive behind the others. */
const tabPages = new Map<string, OpenPage>()
let lastId = 0

export function openPages(): readonly OpenPage[] {
  return stack
}

export function topPage(): OpenPage {
  const top = stack.at(-1)
  if (!top) throw new Error('no page is open yet')
  return top
}

export function pageById(id: number): OpenPage {
  const page = [...stack, ...tabPages.values()].find((open) => open.id === id)
  if (!page) throw new Error(`page ${id} is not open`)
  return page
}

/** Calls a lifecycle function or another member of a page, if it has it. */
export function callPage(page: OpenPage, name: string, ...args: unknown[]): unknown {
  const method = page.mounted.instance[name]
  return typeof method === 'function' ? guarded(() => method.apply(page.mounted.instance, args)) : undefined
}

export function isTab(path: string): boolean {
  return boot().app.tabBar?.list.some(({ pagePath }) => pagePath === path) ?? false
}

function allPaths(): string[] {
  const { pages, subPackages = [], subpackages = [] } = boot().app
  const below = [...subPackages, ...subpackages].flatMap(({ root, pages: names }) =>
    names.map((name) => `${root.replace(/^\/|\/$/g, '')}/${name}`),
  )
  return [...pages, ...below]
}

export function hasPage(path: string): boolean {
  return allPaths().includes(path)
}

export function urlOf({ path, query }: Pick<Launch, 'path' | 'query'>): string {
  const search = Object.entries(query).map(([name, value]) => `${name}=${value}`)
  return `/${path}${search.length > 0 ? `?${search.join('&')}` : ''}`
}

/** Path and query of a url as WeChat takes it: from the root with `/`, else from the page in front. */
function parseUrl(url: string): { path: string; query: Record<string, string> } {
  const [target = '', search = ''] = url.split('?')
  const base = stack.length > 0 ? `http://applet/${topPage().path}` : 'http://applet/'
  const path = new URL(target, base).pathname.slice(1)
  const query: Record<string, string> = {}
  for (const pair of search.split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.split('=')
    query[name] = value.join('=')
  }
  if (!hasPage(path)) throw new NavigationFailure(`page "${path}" is not found`)
  return { path, query }
}

export function redraw(): void {
  const page = topPage()
  for (const open of new Set([...stack, ...tabPages.values()])) open.frame.show(open === page)
  const tab = isTab(page.path) && !isSinglePage() ? page.path : null
  const { top, height } = frameRectangle(page.bar, tab !== null)
  Object.assign(page.frame.element.style, { top: `${top}px`, height: `${height}px` })
  drawChrome({
    bar: page.bar,
    tab,
    canGoBack: stack.length > 1,
    onBack: () => void goBack(1),
    onTab: (path) => {
      callPage(page, 'onTabItemTap', { index: 0, pagePath: path, text: '' })
      void switchTab(`/${path}`)
    },
  })
}

async function bring(root: string): Promise<void> {
  try {
    await loadPackage(root)
  } catch (error) {
    throw error instanceof PackageFailure ? new NavigationFailure(`loadSubpackage fail: ${error.message}`) : error
  }
}

async function create(path: string, query: Record<string, string>): Promise<OpenPage> {
  const root = boot().subPackageRoots.find((folder) => path.startsWith(folder))
  if (root) await bring(root)
  const openedAtMs = performance.now()
  guarded(() => requireFile(`${path}.js`))
  const frame = new PageFrame(path)
  const bar = barOf(boot().configs[path] ?? {})
  const { top, height } = frameRectangle(bar, isTab(path))
  Object.assign(frame.element.style, { top: `${top}px`, height: `${height}px` })
  const mounted = createPage(frame)
  lastId += 1
  const page = { id: lastId, path, query, frame, mounted, channel: new EventChannel(), openedAtMs, bar, isReady: false }
  Object.assign(mounted.instance, { route: path, __route__: path, options: query })
  mounted.instance.getOpenerEventChannel = () => page.channel
  watchPageScroll(page)
  return page
}

function begin(page: OpenPage): void {
  redraw()
  page.mounted.attach()
  callPage(page, 'onLoad', page.query)
  callPage(page, 'onShow')
  // WeChat says that a page is ready after its first render, which is never in the same moment.
  setTimeout(() => {
    page.isReady = true
    callPage(page, 'onReady')
    if (meter.scriptBytesAtFirstRender === 0) meter.scriptBytesAtFirstRender = meter.scriptBytes
    noteActivity()
    preload(page.path)
  }, 20)
}

/** What does not come ahead is fetched when it is needed. Source: developers.weixin.qq.com, subpackages/preload. */
function preload(path: string): void {
  for (const root of boot().app.preloadRule?.[path]?.packages ?? [])
    void loadPackage(`${root.replace(/^\/|\/$/g, '')}/`).catch(() => undefined)
}

function end(page: OpenPage): void {
  callPage(page, 'onUnload')
  page.mounted.detach()
  page.frame.remove()
  tabPages.delete(page.path)
}

export async function navigateTo(
  url: string,
  listeners: Record<string, (data: unknown) => void>,
): Promise<EventChannel> {
  const { path, query } = parseUrl(url)
  if (isTab(path)) throw new NavigationFailure('can not navigateTo a tabbar page')
  if (stack.length >= limits.pages) {
    refuseLimit(`navigateTo ${path}: ${limits.pages} pages are open, and WeChat allows no more`)
    throw new NavigationFailure('webview count limit exceed')
  }
  const page = await create(path, query)
  callPage(topPage(), 'onHide')
  stack.push(page)
  const near = page.channel.other
  for (const [name, listener] of Object.entries(listeners)) near.on(name, listener)
  begin(page)
  return near
}

export async function redirectTo(url: string): Promise<void> {
  const { path, query } = parseUrl(url)
  if (isTab(path)) throw new NavigationFailure('can not redirectTo a tabbar page')
  const page = await create(path, query)
  const old = stack.pop()
  if (old) end(old)
  stack.push(page)
  begin(page)
}

export async function switchTab(url: string): Promise<void> {
  const { path } = parseUrl(url)
  if (!isTab(path)) throw new NavigationFailure('can not switch to no-tabBar page')
  if (stack.at(-1)?.path === path) return
  const known = tabPages.get(path)
  const page = known ?? (await create(path, {}))
  const old = stack.splice(0)
  const wasBelow = old.includes(page)
  for (const left of old.reverse()) {
    if (left === page) continue
    if (isTab(left.path)) callPage(left, 'onHide')
    else end(left)
  }
  stack.push(page)
  tabPages.set(path, page)
  if (!known) return begin(page)
  redraw()
  if (!wasBelow || old.length > 1) callPage(page, 'onShow')
}

export async function reLaunch(url: string): Promise<void> {
  const { path, query } = parseUrl(url)
  const page = await create(path, query)
  for (const old of new Set([...stack.splice(0).reverse(), ...tabPages.values()])) end(old)
  stack.push(page)
  if (isTab(path)) tabPages.set(path, page)
  begin(page)
}

export function goBack(delta: number): void {
  if (stack.length < 2) throw new NavigationFailure('cannot navigate back at first page.')
  for (let left = Math.min(delta, stack.length - 1); left > 0; left -= 1) {
    const page = stack.pop()
    if (page) end(page)
  }
  redraw()
  callPage(topPage(), 'onShow')
}

export function currentInstances(): PageInstance[] {
  return stack.map(({ mounted }) => mounted.instance)
}
