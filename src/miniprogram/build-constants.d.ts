/** Set by config/taro/build-constants.ts when the applet is built. */
declare const CAMPUS_API_URL: string
declare const CAMPUS_CLOUD_ENV: string
declare const CAMPUS_IS_PREVIEW: boolean
declare const CAMPUS_VERSION: string

/** A style sheet, imported for its effect. */
declare module '*.css'

/** A picture; importing it gives its address. */
declare module '*.png' {
  const address: string
  export default address
}
