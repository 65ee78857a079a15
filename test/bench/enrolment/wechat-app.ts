/** The applet that the servers of the bench are of. */
export const wechatApp = { appId: 'bench', secret: 'bench' }
