import { absentCount } from '../wrap-scripts'
import { appPromise } from './app-promise'
import { appTimers } from './app-timers'
import { boot } from './bridge'
import { meter } from './meter'
import { appConsole } from './reports'

type FileBody = (...given: unknown[]) => void

interface AppFile {
  readonly bytes: number
  readonly body: FileBody
  exports: unknown
  isRun: boolean
}

const appFiles = new Map<string, AppFile>()

/** What the applet's files are given: `App`, `Page`, `wx` and the like, for the file that runs. */
export interface GivenToFile {
  App: unknown
  Page: unknown
  Component: unknown
  Behavior: unknown
  getApp: unknown
  getCurrentPages: unknown
  wx: unknown
}

let givenTo: (path: string) => GivenToFile = () => {
  throw new Error('the applet ran before its runtime was ready')
}

/** The language itself and the timers: all that is global for the applet. */
const appGlobal: Record<string, unknown> = {
  console: appConsole,
  ...appTimers,
}
const language =
  'Object Function Array Number Boolean String Symbol BigInt Date RegExp Promise Map Set WeakMap WeakSet Proxy Reflect ' +
  'JSON Math Intl Error TypeError RangeError SyntaxError ReferenceError EvalError URIError ArrayBuffer DataView ' +
  'Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array ' +
  'parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI escape unescape'
for (const name of language.split(' ')) if (name in window) appGlobal[name] = Reflect.get(window, name)
appGlobal.globalThis = appGlobal

/** Names that a file finds as WeChat has them, where the browser has its own. */
const shadows = () => {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = appTimers
  const ours = appPromise(boot().profile.arePromisesTimers)
  appGlobal.Promise = ours
  return [appConsole, appGlobal, ours, setTimeout, clearTimeout, setInterval, clearInterval]
}

const failedPackages = new Set<string>()

Object.assign(window, {
  campusDefine(path: string, bytes: number, body: FileBody) {
    appFiles.set(path, { bytes, body, exports: {}, isRun: false })
  },
  campusPackageFailed(name: string) {
    failedPackages.add(name)
  },
})

function resolvePath(from: string, request: string): string {
  const parts = request.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const part of request.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  const path = parts.join('/')
  return path.endsWith('.js') ? path : `${path}.js`
}

/** Runs a file of the applet once and returns what it exports; a missing file throws as in WeChat. */
export function requireFile(path: string): unknown {
  const file = appFiles.get(path)
  if (!file) throw new Error(`module '${path}' is not defined`)
  if (file.isRun) return file.exports
  file.isRun = true
  meter.scriptBytes += file.bytes
  const module = { exports: file.exports }
  const { App, Page, Component, Behavior, getApp, getCurrentPages, wx } = givenTo(path.replace(/\.js$/, ''))
  const requireHere = (request: string) => requireFile(resolvePath(path, request))
  const ours = [requireHere, module, module.exports, App, Page, Component, Behavior, getApp, getCurrentPages, wx]
  file.body.call(undefined, ...ours, ...shadows(), ...Array.from({ length: absentCount }))
  file.exports = module.exports
  return file.exports
}

/** The network did not bring a sub-package. */
export class PackageFailure extends Error {}

const loadedPackages = new Map<string, Promise<void>>()

function loadScript(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = url
    script.onload = () => resolve()
    script.onerror = () => reject(new Error(`${url} could not be loaded`))
    document.head.append(script)
  })
}

async function fetchPackage(name: string): Promise<void> {
  await loadScript(`/campus-package/${name}.js`)
  if (failedPackages.delete(name)) throw new PackageFailure(`package "${name}" could not be fetched`)
}

/** Loads the JavaScript of the main package (empty root) or of a sub-package, on its first use; again after a failure. */
export function loadPackage(root: string): Promise<void> {
  const known = loadedPackages.get(root)
  if (known) return known
  const loading = fetchPackage(root === '' ? 'main' : root.replace(/\/$/, ''))
  loadedPackages.set(root, loading)
  loading.catch(() => loadedPackages.delete(root))
  return loading
}

export function startAppService(give: (path: string) => GivenToFile): Promise<void> {
  givenTo = give
  return Promise.all([loadScript('/campus-templates.js'), loadPackage('')]).then(() => undefined)
}
