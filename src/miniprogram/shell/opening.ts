import Taro from '@tarojs/taro'
import { currentWords } from '../i18n/words'

/** A screen that has not come by then will not come: WeChat gives an answer sooner. */
const patienceMs = 10_000
/** The screen that is left still takes taps while the next one slides in. */
const slidesInMs = 700

let underWaySinceMs: number | null = null
let last = { url: '', atMs: 0 }

/**
 * Opens a screen once, however often the finger comes down while it is on its way. A screen that does not come, as when
 * the network does not bring its part of the applet, is said; the next tap tries again.
 */
export async function openScreen(url: string, open: (options: { url: string }) => Promise<unknown>): Promise<void> {
  const nowMs = Date.now()
  if (underWaySinceMs !== null && nowMs - underWaySinceMs < patienceMs) return
  if (last.url === url && nowMs - last.atMs < slidesInMs) return
  underWaySinceMs = nowMs
  try {
    await open({ url })
    last = { url, atMs: Date.now() }
  } catch {
    void Taro.showToast({ title: currentWords()('life.notOpened'), icon: 'none' })
  } finally {
    underWaySinceMs = null
  }
}
