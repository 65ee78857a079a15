import { boot } from './bridge'
import { screenParts } from './chrome'
import { refuseLimit } from './limits'
import { CallFailure, type CallOptions, later, type WxMember } from './wx-calls'

let clipboard = ''
let toastTimer = 0

function show(kind: string, title: unknown): void {
  hide()
  const toast = document.createElement('div')
  toast.className = 'toast'
  toast.dataset.kind = kind
  toast.textContent = String(title ?? '')
  screenParts().overlay.append(toast)
}

function hide(): void {
  window.clearTimeout(toastTimer)
  for (const toast of screenParts().overlay.querySelectorAll('.toast')) toast.remove()
}

/** Draws a modal and waits for a button; the automator mocks `showModal` instead, as with DevTools. */
function showModal({ title, content, showCancel, cancelText, confirmText }: CallOptions): Promise<unknown> {
  return new Promise((resolve) => {
    const modal = document.createElement('div')
    modal.className = 'modal'
    const box = document.createElement('div')
    box.append(`${String(title ?? '')}\n${String(content ?? '')}`)
    const buttons = document.createElement('div')
    buttons.className = 'buttons'
    const add = (text: string, isConfirm: boolean) => {
      const button = document.createElement('div')
      button.textContent = text
      button.addEventListener('click', () => {
        modal.remove()
        resolve({ confirm: isConfirm, cancel: !isConfirm, content: null })
      })
      buttons.append(button)
    }
    if (showCancel !== false) add(String(cancelText ?? '取消'), false)
    add(String(confirmText ?? '确定'), true)
    box.append(buttons)
    modal.append(box)
    screenParts().overlay.append(modal)
  })
}

/** Before the person has agreed, WeChat refuses what touches privacy. */
export function withConsent(name: string, work: (options: CallOptions) => unknown): WxMember {
  return later(name, (options) => {
    const { app, hasConsent } = boot()
    if (app.__usePrivacyCheck__ && !hasConsent) {
      refuseLimit(`${name} before the person has agreed to the privacy terms`)
      throw new CallFailure('privacy permission is not authorized', { errno: 104 })
    }
    return work(options)
  })
}

/** What appears over a page, and small things of the phone. */
export const interfaceCalls: Record<string, WxMember> = {
  showToast: later('showToast', ({ title, duration }) => {
    show('toast', title)
    toastTimer = window.setTimeout(hide, Number(duration ?? 1500))
  }),
  hideToast: later('hideToast', hide),
  showLoading: later('showLoading', ({ title }) => show('loading', title)),
  hideLoading: later('hideLoading', hide),
  showModal: later('showModal', showModal),
  showShareMenu: later('showShareMenu', () => undefined),
  hideShareMenu: later('hideShareMenu', () => undefined),
  vibrateShort: later('vibrateShort', () => undefined),
  setClipboardData: withConsent('setClipboardData', ({ data }) => {
    clipboard = String(data)
  }),
  getClipboardData: withConsent('getClipboardData', () => ({ data: clipboard })),
}
