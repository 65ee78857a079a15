import type { Launch } from '../app-config'
import { startTimers, stopTimers } from './app-timers'
import { boot } from './bridge'
import { tell } from './listening'
import { interruptNetwork } from './network-task'
import { callPage, hasPage, navigationsAsked, openPages, reLaunch, topPage, urlOf } from './page-stack'
import { guarded, reportException } from './reports'

type AppDefinition = Record<string, unknown>

let app: AppDefinition | null = null
/** By which way the applet was last brought to the front. */
let entered: Launch | null = null
let isHidden = false

export const currentApp = () => app
export const enterOptions = () => optionsOf(entered ?? boot().launch)

/** As the applet is told of it. */
function optionsOf({ path, query, scene }: Launch) {
  return {
    path,
    query,
    scene,
    referrerInfo: {},
    ...(scene === 1154 ? { mode: 'singlePage' } : {}),
  }
}

export function callApp(name: string, ...args: unknown[]): void {
  const method = app?.[name]
  if (typeof method === 'function') guarded(() => method.apply(app, args))
}

export function startApp(definition: AppDefinition): void {
  if (app) throw new Error('App() is called twice')
  app = definition
  callApp('onLaunch', enterOptions())
  callApp('onShow', enterOptions())
}

/**
 * Opens what the launch names. What does not exist is the applet's to answer, and in the same moment: WeChat does not
 * wait and shows a page of its own. Source: developers.weixin.qq.com, reference/api/App, onPageNotFound.
 */
export async function openEntry(launch: Launch): Promise<void> {
  if (hasPage(launch.path)) return reLaunch(urlOf(launch))
  const asked = navigationsAsked()
  const { path, query } = launch
  const told = { path, query, isEntryPage: openPages().length === 0 }
  tell('PageNotFound', told)
  callApp('onPageNotFound', told)
  if (navigationsAsked() === asked)
    reportException(new Error(`there is no page "${path}", and the applet leads to no other in the same moment`))
}

/** How long some phones let JavaScript go on after WeChat has ended the network; quick retries are in vain then. */
const lastBreathMs = 2_000

/** Five seconds after the person left; here at once. */
async function stopJavaScript(): Promise<void> {
  interruptNetwork(true)
  await new Promise((resolve) => window.setTimeout(resolve, lastBreathMs))
  stopTimers()
}

/** The person goes elsewhere, for a moment or for long. */
export async function hideApplet(isLong: boolean): Promise<void> {
  if (!isHidden) {
    isHidden = true
    callPage(topPage(), 'onHide')
    callApp('onHide', {})
    tell('AppHide', {})
  }
  if (isLong) await stopJavaScript()
}

/** The person is back: where they were, or where a link leads (a hot start). */
export async function showApplet(launch: Partial<Launch>): Promise<void> {
  if (!isHidden) throw new Error('the applet is in front already')
  isHidden = false
  interruptNetwork(false)
  const { path, query } = topPage()
  entered = { path, query, scene: boot().launch.scene, ...launch }
  startTimers()
  callApp('onShow', enterOptions())
  tell('AppShow', enterOptions())
  if (launch.path === undefined) callPage(topPage(), 'onShow')
  else await openEntry(entered)
}
