import { callApp, currentApp, openEntry, startApp } from './app-life'
import { requireFile, startAppService } from './app-service'
import { automation } from './automation'
import { boot, loadBootData } from './bridge'
import { screenStyle, setTheme } from './chrome'
import { tell } from './listening'
import { constructorsFor, preparePages } from './page-components'
import { callPage, currentInstances, openPages, topPage } from './page-stack'
import { errorListeners, guarded, reportException } from './reports'
import { makeWx } from './wx'
import { phone } from './wx-system'

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
  const getApp = currentApp
  const getCurrentPages = currentInstances
  window.campusHost = automation({ wx, getApp, getCurrentPages })
  let isPrepared = false
  await startAppService((path) => {
    if (!isPrepared) preparePages()
    isPrepared = true
    return { App: startApp, ...constructorsFor(path), getApp, getCurrentPages, wx }
  })
  errorListeners.add((message) => callApp('onError', message))
  guarded(() => requireFile('app.js'))
  if (!currentApp()) throw new Error('app.js did not call App()')
  // Components are there before pages; without lazyCodeLoading, so are the pages of the main package.
  const isComponent = (path: string) => boot().configs[path]?.component === true
  for (const path of Object.keys(boot().configs).filter(isComponent)) guarded(() => requireFile(`${path}.js`))
  if (boot().app.lazyCodeLoading !== 'requiredComponents')
    for (const path of boot().app.pages) guarded(() => requireFile(`${path}.js`))
  await openEntry(boot().launch)
  window.addEventListener('campus-share', () => {
    if (openPages().length > 0) callPage(topPage(), 'onShareAppMessage', { from: 'button' })
  })
}

start().then(
  () => window.dispatchEvent(new Event('campus-started')),
  (error: unknown) => reportException(error),
)
