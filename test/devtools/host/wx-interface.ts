import { screenParts } from './chrome'
import { later, type WxMember } from './wx-calls'
import { showModal } from './wx-modal'
import { withConsent } from './wx-privacy'

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
