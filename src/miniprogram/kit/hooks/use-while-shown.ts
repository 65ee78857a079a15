import { useDidHide, useDidShow } from '@tarojs/taro'
import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { StoreApi } from 'zustand'

/**
 * Reads a store as its own hook does, but a page behind another keeps what it showed last and catches up when it
 * comes back. What changes on one screen concerns those behind it too, and each of them would draw it at once,
 * unseen, while the tap that changed it waits for its answer.
 */
export function useWhileShown<State, Value>(store: StoreApi<State>, select: (state: State) => Value): Value {
  const isShown = useRef(true)
  const catchUp = useRef<() => void>(() => undefined)
  const shown = useRef<{ value: Value } | null>(null)

  useDidShow(() => {
    isShown.current = true
    catchUp.current()
  })
  useDidHide(() => {
    isShown.current = false
  })
  const subscribe = useCallback(
    (listener: () => void) => {
      catchUp.current = listener
      return store.subscribe(() => {
        if (isShown.current) listener()
      })
    },
    [store],
  )
  return useSyncExternalStore(subscribe, () => {
    if (isShown.current || shown.current === null) shown.current = { value: select(store.getState()) }
    return shown.current.value
  })
}
