import { absentCount } from '../wrap-scripts'
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
const appGlobal: Record<string, unknown> = { console: appConsole }
const language =
  'Object Function Array Number Boolean String Symbol BigInt Date RegExp Promise Map Set WeakMap WeakSet Proxy Reflect ' +
  'JSON Math Intl Error TypeError RangeError SyntaxError ReferenceError EvalError URIError ArrayBuffer DataView ' +
  'Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array ' +
  'parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI escape unescape'
for (const name of language.split(' ')) appGlobal[name] = Reflect.get(window, name)
for (const name of ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const)
  appGlobal[name] = window[name].bind(window)
appGlobal.globalThis = appGlobal

Object.assign(window, {
  campusDefine(path: string, bytes: number, body: FileBody) {
    appFiles.set(path, { bytes, body, exports: {}, isRun: false })
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
  file.body.call(undefined, ...ours, appConsole, appGlobal, ...Array.from({ length: absentCount }))
  file.exports = module.exports
  return file.exports
}

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

/** Loads the JavaScript of the main package (empty root) or of a sub-package, on its first use. */
export function loadPackage(root: string): Promise<void> {
  const known = loadedPackages.get(root)
  if (known) return known
  const loading = loadScript(`/campus-package/${root === '' ? 'main' : root.replace(/\/$/, '')}.js`)
  loadedPackages.set(root, loading)
  return loading
}

export function startAppService(give: (path: string) => GivenToFile): Promise<void> {
  givenTo = give
  return Promise.all([loadScript('/campus-templates.js'), loadPackage('')]).then(() => undefined)
}
