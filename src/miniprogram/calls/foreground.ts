import Taro from '@tarojs/taro'

let isInFront = true
let waiting: (() => void)[] = []

/** Keeps track of whether the applet is what the person looks at. */
export function watchForeground(): void {
  Taro.onAppHide?.(() => {
    isInFront = false
  })
  Taro.onAppShow?.(() => {
    isInFront = true
    const resumed = waiting
    waiting = []
    for (const resume of resumed) resume()
  })
}

/** Resolves when the applet is in front, at once where it is: until then WeChat lets no request through. */
export function untilInFront(): Promise<void> {
  return isInFront ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))
}
