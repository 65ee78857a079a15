import { requireFile, startAppService } from './app-service'
import { automation } from './automation'
import { boot, loadBootData } from './bridge'
import { screenStyle, setTheme } from './chrome'
import { constructorsFor, preparePages } from './page-components'
import { callPage, currentInstances, openPages, reLaunch, topPage } from './page-stack'
import { errorListeners, guarded, reportException } from './reports'
import { makeWx } from './wx'
import { phone, tell } from './wx-system'

type AppDefinition = Record<string, unknown>

let app: AppDefinition | null = null

function callApp(name: string, ...args: unknown[]): void {
  const method = app?.[name]
  if (typeof method === 'function') guarded(() => method.apply(app, args))
}

function startApp(definition: AppDefinition): void {
  if (app) throw new Error('App() is called twice')
  app = definition
  errorListeners.add((message) => callApp('onError', message))
  const options = { path: boot().app.pages[0], query: {}, scene: 1001, referrerInfo: {} }
  callApp('onLaunch', options)
  callApp('onShow', options)
}

async function start(): Promise<void> {
  await loadBootData()
  const style = document.createElement('style')
  style.textContent = screenStyle
  document.head.append(style)
  phone.theme = boot().app.darkmode ? boot().theme : 'light'
  setTheme(phone.theme)
  window.addEventListener('error', ({ error, message }) => reportException(error ?? message))
  window.addEventListener('unhandledrejection', ({ reason }) => {
    reportException(reason)
    tell('UnhandledRejection', { reason })
  })
  const wx = makeWx()
  const getApp = () => app
  const getCurrentPages = currentInstances
  window.campusHost = automation({ wx, getApp, getCurrentPages })
  let isPrepared = false
  await startAppService((path) => {
    if (!isPrepared) preparePages()
    isPrepared = true
    return { App: startApp, ...constructorsFor(path), getApp, getCurrentPages, wx }
  })
  guarded(() => requireFile('app.js'))
  if (!app) throw new Error('app.js did not call App()')
  // Components are there before pages; without lazyCodeLoading, so are the pages of the main package.
  const isComponent = (path: string) => boot().configs[path]?.component === true
  for (const path of Object.keys(boot().configs).filter(isComponent)) guarded(() => requireFile(`${path}.js`))
  if (boot().app.lazyCodeLoading !== 'requiredComponents')
    for (const path of boot().app.pages) guarded(() => requireFile(`${path}.js`))
  await reLaunch(`/${boot().app.pages[0]}`)
  window.addEventListener('campus-share', () => {
    if (openPages().length > 0) callPage(topPage(), 'onShareAppMessage', { from: 'button' })
  })
}

start().then(
  () => window.dispatchEvent(new Event('campus-started')),
  (error: unknown) => reportException(error),
)
