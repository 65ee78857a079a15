import { boot } from './bridge'
import { callPage, type OpenPage } from './page-stack'

/** Source: developers.weixin.qq.com, reference/configuration/page, onReachBottomDistance. */
const bottomDistancePx = 50

/** Tells a page of its own scrolling, as WeChat does. */
export function watchPageScroll(page: OpenPage): void {
  const { frame, path } = page
  const distance = boot().configs[path]?.onReachBottomDistance ?? bottomDistancePx
  /** How tall the page was when it was last told of its end; it is told again once it has grown. */
  let toldAtHeight = 0
  frame.document.addEventListener('scroll', ({ target }) => {
    if (target !== frame.document) return
    const { scrollTop, scrollHeight, clientHeight } = frame.scroller
    callPage(page, 'onPageScroll', { scrollTop })
    const isAtBottom = scrollHeight - scrollTop - clientHeight <= distance
    if (isAtBottom && toldAtHeight !== scrollHeight) callPage(page, 'onReachBottom')
    toldAtHeight = isAtBottom ? scrollHeight : 0
  })
}
