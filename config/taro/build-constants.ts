import { version } from '../../package.json'

/**
 * What is fixed when the applet is built, from the environment of the build.
 *
 * - `CAMPUS_API_URL`: where the backend is. In the browser the default is the same origin.
 * - `CAMPUS_CLOUD_ENV`: the CloudBase environment; when set, WeChat carries the calls to its HTTP function.
 * - `CAMPUS_IS_PREVIEW`: whether the person picker of the sandbox stands in for WeChat's login. It does unless
 *   the build names a real backend; `true` or `false` decides it by hand.
 * - `CAMPUS_VERSION`: of package.json, for the Me screen.
 *
 * @returns each as a JavaScript expression, the form that webpack's DefinePlugin takes
 */
export function buildConstants(
  platform: 'weapp' | 'h5',
  environment: Record<string, string | undefined>,
): Record<string, string> {
  const apiUrl = environment.CAMPUS_API_URL ?? (platform === 'weapp' ? 'http://127.0.0.1:8900' : '')
  const cloudEnv = environment.CAMPUS_CLOUD_ENV ?? ''
  const isRealBackend = cloudEnv !== '' || (environment.CAMPUS_API_URL ?? '') !== ''
  const isPreview = environment.CAMPUS_IS_PREVIEW ? environment.CAMPUS_IS_PREVIEW === 'true' : !isRealBackend
  return {
    CAMPUS_API_URL: JSON.stringify(apiUrl.replace(/\/+$/, '')),
    CAMPUS_CLOUD_ENV: JSON.stringify(cloudEnv),
    CAMPUS_IS_PREVIEW: JSON.stringify(isPreview),
    CAMPUS_VERSION: JSON.stringify(version),
  }
}
