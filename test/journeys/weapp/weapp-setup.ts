/** How Jest's globalSetup tells the test files which folder holds the build. */
export const weappFolderVariable = 'CAMPUS_TEST_WEAPP'

/** The folder of the build that signs in by `wx.login`, as the one for schools does; the other lets one pick a person. */
export const ownLoginFolderVariable = 'CAMPUS_TEST_WEAPP_OWN_LOGIN'

/** WeChat DevTools that somebody has opened with `cli auto --auto-port`; then the journeys run there. */
export const devtoolsVariable = 'WECHAT_DEVTOOLS_WS'

/** The address that the build calls; on the phone of the tests it leads to a server of the test file's own. */
export const builtApiUrl = 'http://127.0.0.1:8900'
