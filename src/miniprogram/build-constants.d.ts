/** Set by config/taro/build-constants.ts when the applet is built. */
declare const CAMPUS_API_URL: string
declare const CAMPUS_CLOUD_ENV: string
declare const CAMPUS_IS_PREVIEW: boolean

/** A style sheet, imported for its effect. */
declare module '*.css'
