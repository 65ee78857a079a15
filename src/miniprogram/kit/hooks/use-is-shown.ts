import { useDidHide, useDidShow } from '@tarojs/taro'
import { useState } from 'react'

/** Whether the screen is in front; one that lies behind another has nothing to hurry for. */
export function useIsShown(): boolean {
  const [isShown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  return isShown
}
