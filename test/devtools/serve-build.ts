import type { Route } from 'playwright-core'
import { compileWxml } from './compile-wxml'
import { hostBundle } from './host-bundle'
import { onceForEach } from './once-for-each'
import type { Phone } from './phone'
import type { AppletFiles } from './read-build'
import { wrapScripts } from './wrap-scripts'

/** The address of the host page; nothing listens there, the browser is answered from memory. */
export const hostUrl = 'http://applet.invalid/'

// No `eval`: WeChat has none either, and a library that needs it must fail here too.
const hostPage = `<!DOCTYPE html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="script-src 'self'"></head><body><script src="/campus-host.js"></script></body></html>`

const types: Record<string, string> = {
  js: 'text/javascript',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  svg: 'image/svg+xml',
}

/** A build is started again and again, and its files never change. */
const templatesOf = onceForEach(compileWxml)

function scriptOf({ files, subPackageRoots }: AppletFiles, name: string): string {
  const root = name === 'main' ? '' : `${name}/`
  const isBelow = (path: string) => subPackageRoots.some((folder) => path.startsWith(folder))
  return wrapScripts(files, root === '' ? (path) => !isBelow(path) : (path) => path.startsWith(root))
}

/** A sub-package as the network brings it: late, or not at all. */
async function packageOf(build: AppletFiles, phone: Phone, name: string): Promise<string> {
  if (name === 'main') return scriptOf(build, name)
  await new Promise((resolve) => setTimeout(resolve, phone.profile.packageDelayMs))
  const hasCome = await phone.bringPackage(name)
  return hasCome ? scriptOf(build, name) : `campusPackageFailed(${JSON.stringify(name)})`
}

async function contentOf(
  build: AppletFiles,
  phone: Phone,
  templates: string,
  path: string,
): Promise<string | Buffer | null> {
  if (path === '') return hostPage
  if (path === 'campus-host.js') return hostBundle()
  if (path === 'campus-templates.js') return templates
  const [, name] = /^campus-package\/(.+)\.js$/.exec(path) ?? []
  if (name !== undefined) return packageOf(build, phone, name)
  return build.files.get(path) ?? null
}

/** Answers every request of the browser from the build or the phone's files; what is in neither does not exist. */
export function serveBuild(build: AppletFiles, phone: Phone): (route: Route) => Promise<void> {
  const templates = templatesOf(build.files)
  return async (route) => {
    const url = route.request().url()
    if (!url.startsWith(hostUrl)) return route.abort()
    const path = decodeURIComponent(new URL(url).pathname.slice(1))
    const file = path.startsWith('wxfile:/') ? phone.files.find(path.replace('wxfile:/', 'wxfile://')) : undefined
    if (file) return route.fulfill({ body: file.bytes, contentType: file.type })
    const body = await contentOf(build, phone, templates, path)
    if (body === null)
      return route.fulfill({
        status: 404,
        body: `${path} is not in the build`,
      })
    const contentType = path === '' ? 'text/html' : (types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
    return route.fulfill({ body, contentType: `${contentType};charset=utf-8` })
  }
}
