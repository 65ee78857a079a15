import { callPhone } from './bridge'
import { refuseLimit } from './limits'
import type { WxMember } from './wx-calls'

type Listener = (told: { hasUpdate?: boolean }) => void

const listeners: Record<'check' | 'ready' | 'failed', Set<Listener>> = {
  check: new Set(),
  ready: new Set(),
  failed: new Set(),
}
let isReady = false

const manager = {
  onCheckForUpdate: (listener: Listener) => void listeners.check.add(listener),
  onUpdateReady: (listener: Listener) => void listeners.ready.add(listener),
  onUpdateFailed: (listener: Listener) => void listeners.failed.add(listener),
  applyUpdate() {
    if (!isReady) throw refuseLimit('applyUpdate before a new version has been fetched')
    void callPhone('restart', null)
  },
}

/** WeChat has found a new version and fetched it, or could not fetch it. */
export function tellUpdate(hasCome: boolean): void {
  isReady = hasCome
  for (const listener of listeners.check) listener({ hasUpdate: true })
  for (const listener of listeners[hasCome ? 'ready' : 'failed']) listener({})
}

/** New versions. Source: developers.weixin.qq.com, UpdateManager. */
export const updateCalls: Record<string, WxMember> = {
  getUpdateManager: () => manager,
}
