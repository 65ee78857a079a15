import { screenParts } from './chrome'
import type { CallOptions } from './wx-calls'

/** Draws a modal and waits for a button; the automator mocks `showModal` instead, as with DevTools. */
export function showModal({ title, content, showCancel, cancelText, confirmText }: CallOptions): Promise<unknown> {
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
