import Taro, { useDidHide, useDidShow, useTabItemTap } from '@tarojs/taro'
import { useRef } from 'react'

/** A tap on the tab this soon after the screen came is the tap that brought it. */
const arrivalMs = 500

/** A tap on the tab of the screen in front leads back to its top, as everywhere in WeChat. */
export function useTopOnTabTap(): void {
  const shownAtMs = useRef(Number.POSITIVE_INFINITY)
  useDidShow(() => {
    shownAtMs.current = Date.now()
  })
  useDidHide(() => {
    shownAtMs.current = Number.POSITIVE_INFINITY
  })
  useTabItemTap(({ pagePath }) => {
    const own = Taro.getCurrentInstance().router?.path ?? ''
    if (!own.includes(pagePath.replace(/^\//, ''))) return
    if (Date.now() - shownAtMs.current > arrivalMs) void Taro.pageScrollTo({ scrollTop: 0, duration: 160 })
  })
}
