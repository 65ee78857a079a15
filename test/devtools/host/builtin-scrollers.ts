import type { Builtin } from './builtins'
import { isOn, type PageElement, propertiesOf } from './elements'
import { dispatch } from './plain-event'

/** `scroll-view` tells within 50 px of an edge unless told. Source: developers.weixin.qq.com, component/scroll-view. */
const thresholdPx = 50

interface ScrollMemory {
  left: number
  top: number
  isAtStart: boolean
  isAtEnd: boolean
}

const memories = new WeakMap<Element, ScrollMemory>()

function numberOr(value: unknown, unless: number): number {
  return value === undefined || value === null || value === '' ? unless : Number(value)
}

function tellScroll(element: PageElement): void {
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientHeight, clientWidth } = element
  const before = memories.get(element) ?? { left: 0, top: 0, isAtStart: true, isAtEnd: false }
  const detail = { scrollLeft, scrollTop, scrollWidth, scrollHeight }
  dispatch(element, 'scroll', { ...detail, deltaX: before.left - scrollLeft, deltaY: before.top - scrollTop })
  const { 'lower-threshold': lower, 'upper-threshold': upper } = propertiesOf(element)
  const isVertical = isOn(element, 'scroll-y')
  const offset = isVertical ? scrollTop : scrollLeft
  const left = isVertical ? scrollHeight - scrollTop - clientHeight : scrollWidth - scrollLeft - clientWidth
  const isAtEnd = left <= numberOr(lower, thresholdPx)
  const isAtStart = offset <= numberOr(upper, thresholdPx)
  if (isAtEnd && !before.isAtEnd) dispatch(element, 'scrolltolower', { direction: isVertical ? 'bottom' : 'right' })
  if (isAtStart && !before.isAtStart) dispatch(element, 'scrolltoupper', { direction: isVertical ? 'top' : 'left' })
  memories.set(element, { left: scrollLeft, top: scrollTop, isAtStart, isAtEnd })
}

const scrollView: Builtin = {
  create: (element) => element.addEventListener('scroll', () => tellScroll(element)),
  change(element, name) {
    if (name === 'scroll-y') element.style.overflowY = isOn(element, 'scroll-y') ? 'auto' : 'hidden'
    if (name === 'scroll-x') element.style.overflowX = isOn(element, 'scroll-x') ? 'auto' : 'hidden'
    const value = propertiesOf(element)[name]
    if (value === undefined || value === null || value === '') return
    // The new content is laid out first, as in WeChat.
    setTimeout(() => {
      if (name === 'scroll-top') element.scrollTop = Number(value)
      if (name === 'scroll-left') element.scrollLeft = Number(value)
      if (name === 'scroll-into-view') element.querySelector(`#${CSS.escape(String(value))}`)?.scrollIntoView()
    }, 0)
  },
}

const currentItem = new WeakMap<Element, number>()

function layOutSwiper(element: PageElement): void {
  const current = currentItem.get(element) ?? 0
  const axis = isOn(element, 'vertical') ? 'Y' : 'X'
  for (const [index, item] of [...element.children].entries())
    (item as HTMLElement).style.transform = `translate${axis}(${(index - current) * 100}%)`
}

/** Turns a swiper to an item; `source` is `touch` for a person's finger, empty for the applet. */
export function swipeTo(element: PageElement, index: number, source: 'touch' | ''): void {
  if (index === (currentItem.get(element) ?? 0)) return
  if (index < 0 || index >= element.children.length) throw new Error(`the swiper has no item ${index}`)
  currentItem.set(element, index)
  layOutSwiper(element)
  const itemId = propertiesOf(element.children[index] as PageElement)['item-id'] ?? ''
  dispatch(element, 'change', { current: index, currentItemId: itemId, source })
  dispatch(element, 'animationfinish', { current: index, currentItemId: itemId, source })
}

const swiper: Builtin = {
  create(element) {
    const watch = new MutationObserver(() => layOutSwiper(element))
    watch.observe(element, { childList: true })
  },
  change(element, name) {
    const { current } = propertiesOf(element)
    if (name === 'current' && current !== undefined) currentItem.set(element, Number(current) || 0)
    layOutSwiper(element)
  },
}

/** What scrolls and what swipes. */
export const scrollers: Record<string, Builtin> = { 'scroll-view': scrollView, swiper, 'swiper-item': {} }
