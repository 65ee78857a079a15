import Taro, { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import './app.css'
import { useLanguage } from './i18n/words'
import { watchStart } from './selection/calls/start'
import { useSettings } from './shell/settings'
import { useSystem } from './shell/system'
import { watchLife } from './shell/watch-life'
import { watchPrivacy } from './shell/watch-privacy'
import { watchSystem } from './shell/watch-system'

/** Follows the chosen language, or the phone's when none is chosen. */
function followLanguage(): void {
  const apply = () => {
    const { language } = useSettings.getState()
    const chosen = language === 'system' ? useSystem.getState().language : language
    useLanguage.setState({ language: chosen })
  }
  apply()
  useSettings.subscribe(apply)
  useSystem.subscribe(apply)
}

watchSystem()
watchLife()
watchPrivacy()
followLanguage()

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchStart()
    // To friends, from every screen that sets what is shared. A page of Moments itself shares nothing on.
    if (process.env.TARO_ENV === 'weapp' && !useSystem.getState().isSinglePage)
      void Taro.showShareMenu({ withShareTicket: false })
  })
  return children
}
