import Taro from '@tarojs/taro'
import { openScreen } from './opening'
import { useSystem } from './system'

const signInPage = 'pages/sign-in/index'

/** Opens the sign-in screen over the present one, once, however many calls ask for it. */
export function leaveToSignIn(): void {
  if (useSystem.getState().isSinglePage) return
  const isThere = Taro.getCurrentPages().some((page) => page.route?.replace(/^\//, '').startsWith(signInPage))
  if (!isThere) void openScreen(`/${signInPage}`, Taro.navigateTo)
}
