import Taro from '@tarojs/taro'
import { watchForeground } from '../calls/foreground'
import { currentWords } from '../i18n/words'
import { useLiveSeats } from '../selection/stores/live-seats'
import { useSectionSearch } from '../selection/stores/section-search'

/** A link may name a screen of an older version. WeChat takes no later answer than one in this very moment. */
function leadTheLostHome(): void {
  Taro.onPageNotFound?.(() => void Taro.reLaunch({ url: '/pages/today/index' }))
}

/** A new version is there: the person says when it starts, so that nothing they are at is cut off. */
function offerNewVersion(): void {
  const manager = typeof Taro.getUpdateManager === 'function' ? Taro.getUpdateManager() : null
  manager?.onUpdateReady(async () => {
    const t = currentWords()
    const { confirm } = await Taro.showModal({
      title: t('life.newVersion'),
      content: t('life.newVersionDetail'),
      confirmText: t('life.restart'),
      cancelText: t('life.later'),
    })
    if (confirm) manager.applyUpdate()
  })
}

/** What can be asked for again gives way before WeChat closes the applet for want of memory. */
function giveMemoryBack(): void {
  Taro.onMemoryWarning?.(() => {
    useLiveSeats.getState().forgetAll()
    useSectionSearch.getState().shed()
  })
}

/** Listens to what becomes of the applet as a whole: seen or not, out of date, short of memory, opened at no screen. */
export function watchLife(): void {
  leadTheLostHome()
  if (process.env.TARO_ENV !== 'weapp') return
  watchForeground()
  offerNewVersion()
  giveMemoryBack()
}
