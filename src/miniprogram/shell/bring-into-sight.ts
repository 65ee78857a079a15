import Taro from '@tarojs/taro'
import { pageQuery } from './page-query'

interface Edges {
  top: number
  bottom: number
}

/** Whether all of it is between the upper edge of the window and whatever covers the lower one. */
function isInSight({ top, bottom }: Edges, end: number): boolean {
  return top >= 0 && bottom <= end
}

function bringInBrowser(selector: string): void {
  // Screens left behind stay in the document, unseen.
  const isDrawn = (element: Element) => element.getClientRects().length > 0
  const one = [...document.querySelectorAll(selector)].find(isDrawn)
  if (!one) return
  const dock = [...document.querySelectorAll('.dock')].find(isDrawn)
  const end = dock?.getBoundingClientRect().top ?? window.innerHeight
  if (!isInSight(one.getBoundingClientRect(), end)) one.scrollIntoView({ block: 'center' })
}

function bringInWeChat(selector: string): void {
  pageQuery()
    .select(selector)
    .boundingClientRect()
    .select('.dock')
    .boundingClientRect()
    .selectViewport()
    .scrollOffset()
    .exec(([box, dock, view]: [Edges | null, Edges | null, { scrollTop: number } | null]) => {
      const { windowHeight } = Taro.getSystemInfoSync()
      const end = dock?.top ?? windowHeight
      if (!box || !view || isInSight(box, end)) return
      const scrollTop = Math.max(0, view.scrollTop + (box.top + box.bottom - end) / 2)
      void Taro.pageScrollTo({ scrollTop, duration: 160 })
    })
}

/**
 * Scrolls until the first of what the selector names is wholly seen, once it is drawn. Left alone where it is so
 * already. A docked button stays in reach while a form is longer than the phone, so what is said of it may lie elsewhere.
 */
export function bringIntoSight(selector: string): void {
  Taro.nextTick(() => (process.env.TARO_ENV === 'weapp' ? bringInWeChat : bringInBrowser)(selector))
}
