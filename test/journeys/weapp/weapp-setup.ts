/** How Jest's globalSetup tells the test files which folder holds the build. */
export const weappFolderVariable = 'CAMPUS_TEST_WEAPP'

/** The folder of the build that signs in by `wx.login`, as the one for schools does; the other lets one pick a person. */
export const ownLoginFolderVariable = 'CAMPUS_TEST_WEAPP_OWN_LOGIN'

/** The folder of the build for a CloudBase environment, whose calls WeChat carries. */
export const cloudFolderVariable = 'CAMPUS_TEST_WEAPP_CLOUD'

/** The builds that a school may make, by kind: without settings, for a server of its own, for CloudBase. */
export function builtFolders(): Record<'preview' | 'ownServer' | 'cloud', string> {
  const folder = (variable: string) => {
    const { [variable]: path } = process.env
    if (!path) throw new Error(`${variable} names no build`)
    return path
  }
  return {
    preview: folder(weappFolderVariable),
    ownServer: folder(ownLoginFolderVariable),
    cloud: folder(cloudFolderVariable),
  }
}

/** WeChat DevTools that somebody has opened with `cli auto --auto-port`; then the journeys run there. */
export const devtoolsVariable = 'WECHAT_DEVTOOLS_WS'

/**
 * The address that the build calls: one as a phone takes it, which leads to a server of the test file's own. DevTools
 * take the address of this machine as well.
 */
export const builtApiUrl = process.env[devtoolsVariable] ? 'http://127.0.0.1:8900' : 'https://campus.example.edu'
