import Taro from '@tarojs/taro'

const signInPage = 'pages/sign-in/index'

/** Opens the sign-in screen over the present one, once, however many calls ask for it. */
export function leaveToSignIn(): void {
  const isThere = Taro.getCurrentPages().some((page) => page.route?.replace(/^\//, '').startsWith(signInPage))
  if (!isThere) void Taro.navigateTo({ url: `/${signInPage}` })
}
