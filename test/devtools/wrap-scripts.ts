/** What WeChat's JavaScript side gives to every file. */
const given = [
  'require',
  'module',
  'exports',
  'App',
  'Page',
  'Component',
  'Behavior',
  'getApp',
  'getCurrentPages',
  'wx',
]

/**
 * What browsers have and WeChat's JavaScript side has not; each file gets `undefined` in its place.
 * Source: developers.weixin.qq.com, framework/app-service (no DOM, no BOM); probed lists of the community.
 */
const absent = [
  'window document self top parent frames location history navigator localStorage sessionStorage indexedDB fetch',
  'XMLHttpRequest WebSocket EventSource Worker Blob File FileReader FormData Headers Request Response URL',
  'URLSearchParams TextEncoder TextDecoder AbortController AbortSignal crypto performance structuredClone',
  'requestAnimationFrame cancelAnimationFrame requestIdleCallback MessageChannel BroadcastChannel queueMicrotask',
  'Image Audio Node Element HTMLElement Event CustomEvent EventTarget MutationObserver IntersectionObserver',
  'ResizeObserver getComputedStyle matchMedia alert confirm prompt atob btoa setImmediate callPhone',
].flatMap((line) => line.split(' '))

/**
 * One script for one package: each JavaScript file as a function that waits for `require`, as in WeChat.
 * The host page forbids `eval`, as WeChat does, so the wrapping is done here.
 */
export function wrapScripts(files: ReadonlyMap<string, Buffer>, isOurs: (path: string) => boolean): string {
  const parameters = [
    ...given,
    'console',
    'globalThis',
    'Promise',
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    ...absent,
  ].join(',')
  const parts: string[] = []
  for (const [path, content] of files) {
    if (!path.endsWith('.js') || !isOurs(path)) continue
    const name = JSON.stringify(path)
    parts.push(`campusDefine(${name},${content.length},function(${parameters}){${content.toString('utf8')}\n});`)
  }
  return parts.join('\n')
}

/** How many parameters, the last ones, are left undefined. */
export const absentCount = absent.length
