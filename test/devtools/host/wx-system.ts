import { enterOptions } from './app-life'
import { boot, callPhone } from './bridge'
import { frameRectangle } from './chrome'
import { gesture } from './gestures'
import { limits, refuseLimit } from './limits'
import { listening, tell } from './listening'
import { isTab, openPages, topPage } from './page-stack'
import { errorListeners } from './reports'
import { CallFailure, type CallOptions, later, settle, type WxMember } from './wx-calls'
import { repaintForTheme } from './wx-navigation'

/** What the phone says of itself now; the automator may change it. */
export const phone = { theme: 'light' as 'light' | 'dark', isConnected: true }

export function changeTheme(theme: 'light' | 'dark'): void {
  if (!boot().app.darkmode || theme === phone.theme) return
  phone.theme = theme
  repaintForTheme(theme)
  tell('ThemeChange', { theme })
}

export function changeNetwork(isConnected: boolean): void {
  phone.isConnected = isConnected
  tell('NetworkStatusChange', { isConnected, networkType: isConnected ? 'wifi' : 'none' })
}

function windowInfo() {
  const page = openPages().length > 0 ? topPage() : null
  const { height } = page ? frameRectangle(page.bar, isTab(page.path)) : { height: 724 }
  const safeArea = { left: 0, right: 375, top: 44, bottom: 778, width: 375, height: 734 }
  const size = { screenWidth: 375, screenHeight: 812, windowWidth: 375, windowHeight: height, screenTop: 88 }
  return { pixelRatio: 2, ...size, statusBarHeight: 44, safeArea }
}

function appBaseInfo() {
  const { language, app } = boot()
  const { baseLibrary } = boot().profile
  const host = { env: 'WeChat', appId: '', version: 1 }
  const theme = app.darkmode ? { theme: phone.theme } : {}
  return {
    SDKVersion: baseLibrary,
    enableDebug: false,
    host,
    language,
    version: '8.0.60',
    fontSizeSetting: 16,
    ...theme,
  }
}

const deviceInfo = () => ({
  ...boot().profile.system,
  abi: '',
  benchmarkLevel: -1,
})
const systemSetting = () => ({
  bluetoothEnabled: false,
  locationEnabled: true,
  wifiEnabled: true,
  deviceOrientation: 'portrait',
})
const systemInfo = () => ({ ...windowInfo(), ...appBaseInfo(), ...deviceInfo() })

function randomValues(length: unknown): ArrayBuffer {
  return crypto.getRandomValues(new Uint8Array(Number(length))).buffer
}

function subscribe(tmplIds: unknown): Record<string, string> {
  if (!gesture.isTap) {
    refuseLimit('requestSubscribeMessage may be called by a tap only')
    throw new CallFailure('can only be invoked by user TAP gesture.', { errCode: 20001 })
  }
  const ids = Array.isArray(tmplIds) ? tmplIds.map(String) : []
  if (ids.length === 0) throw new CallFailure('Templates size is zero', { errCode: 20001 })
  if (ids.length > limits.templateIds) throw new CallFailure('Templates count out of max bounds', { errCode: 20003 })
  return Object.fromEntries(ids.map((id) => [id, 'accept']))
}

const menuButton = {
  width: 86,
  height: 32,
  top: 50,
  right: 367,
  bottom: 82,
  left: 281,
}
const launchOptions = () => ({ ...boot().launch, referrerInfo: {} })

/** Who and what the phone is. */
export const systemCalls: Record<string, WxMember> = {
  getSystemInfoSync: systemInfo,
  getSystemInfo: later('getSystemInfo', systemInfo),
  getSystemInfoAsync: later('getSystemInfoAsync', systemInfo),
  getWindowInfo: windowInfo,
  getAppBaseInfo: appBaseInfo,
  getDeviceInfo: deviceInfo,
  getSystemSetting: systemSetting,
  getMenuButtonBoundingClientRect: () => menuButton,
  getLaunchOptionsSync: launchOptions,
  getEnterOptionsSync: enterOptions,
  getAccountInfoSync: () => ({
    miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
  }),
  getNetworkType: later('getNetworkType', () => ({
    networkType: phone.isConnected ? 'wifi' : 'none',
  })),
  getRandomValues: later('getRandomValues', ({ length }) => ({
    randomValues: randomValues(length),
  })),
  // Looked at while the tap is still being handled; a later call would always come too late.
  requestSubscribeMessage: (options: CallOptions) =>
    settle('requestSubscribeMessage', options, new Promise((resolve) => resolve(subscribe(options.tmplIds)))),
  nextTick: (run: () => void) => void setTimeout(run, 0),
  canIUse: (schema: string) => boot().wechatNames.includes(schema.split('.')[0] ?? ''),
  login: later('login', async () => {
    const answer = await callPhone('login', null)
    if ('failure' in answer) throw new CallFailure(answer.failure)
    return answer
  }),
  checkSession: later('checkSession', () => undefined),
  onError: (listener: (message: string) => void) => void errorListeners.add(listener),
  offError: (listener: (message: string) => void) => void errorListeners.delete(listener),
  ...listening('ThemeChange'),
  ...listening('NetworkStatusChange'),
  ...listening('AppShow'),
  ...listening('AppHide'),
  ...listening('UnhandledRejection'),
  ...listening('PageNotFound'),
  ...listening('WindowResize'),
  ...listening('MemoryWarning'),
}
