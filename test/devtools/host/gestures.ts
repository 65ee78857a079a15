import { builtinOf } from './builtins'
import { closest, isOn, type PageElement } from './elements'
import { dispatch, type TouchPoint } from './plain-event'

/** True while a tap is being handled: WeChat allows some calls only then. */
export const gesture = { isTap: false }

/** The middle of an element, as a finger on it. */
function touchOn(element: Element): TouchPoint {
  const { left, top, width, height } = element.getBoundingClientRect()
  const x = Math.round(left + width / 2)
  const y = Math.round(top + height / 2)
  const view = element.ownerDocument.defaultView
  return { identifier: 0, clientX: x, clientY: y, pageX: x + (view?.scrollX ?? 0), pageY: y + (view?.scrollY ?? 0) }
}

/** A disabled control keeps a tap to itself; so does a disabled control around the element. */
function isSwallowed(element: Element): boolean {
  for (const tag of ['button', 'switch', 'checkbox', 'radio', 'picker', 'input', 'textarea']) {
    const control = closest(element, tag)
    if (control && isOn(control, 'disabled')) return true
  }
  return false
}

const withOwnTap = ['button', 'switch', 'checkbox', 'radio', 'input', 'textarea', 'label'] as const

export function touch(
  element: PageElement,
  type: 'touchstart' | 'touchmove' | 'touchend',
  points?: TouchPoint[],
): void {
  const touches = points ?? [touchOn(element)]
  dispatch(element, type, {}, { bubbles: true, touches: type === 'touchend' ? [] : touches, changedTouches: touches })
}

/** A finger comes down on an element and leaves it again at once. */
export function tap(element: PageElement): void {
  if (isSwallowed(element)) return
  const point = touchOn(element)
  touch(element, 'touchstart', [point])
  touch(element, 'touchend', [point])
  gesture.isTap = true
  try {
    const detail = { x: point.pageX, y: point.pageY }
    dispatch(element, 'tap', detail, { bubbles: true, touches: [point] })
    // The innermost control answers; a label hands the tap on only when the tap hit none.
    for (const tag of withOwnTap) {
      const control = closest(element, tag)
      if (!control) continue
      builtinOf(control).tap?.(control)
      break
    }
  } finally {
    gesture.isTap = false
  }
}

/** WeChat calls it a long press after 350 ms. Source: developers.weixin.qq.com, framework/view/wxml/event. */
const longPressMs = 350
let pressed: { element: PageElement; timer: number } | null = null

export function fingerDown(element: PageElement, points?: TouchPoint[]): void {
  touch(element, 'touchstart', points)
  const timer = window.setTimeout(() => {
    const point = touchOn(element)
    dispatch(element, 'longpress', { x: point.pageX, y: point.pageY }, { bubbles: true, touches: [point] })
    pressed = null
  }, longPressMs)
  pressed = { element, timer }
}

export function fingerUp(element: PageElement, points?: TouchPoint[]): void {
  touch(element, 'touchend', points)
  if (pressed?.element === element) window.clearTimeout(pressed.timer)
  pressed = null
}
