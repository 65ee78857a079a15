import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

let bundle: Promise<string> | null = null

/** Names the file in which the setup of a lane has laid the bundle ready. */
export const hostBundleVariable = 'CAMPUS_TEST_HOST_BUNDLE'

/** The part of the runtime that runs in the browser, as one script. */
export function hostBundle(): Promise<string> {
  const { [hostBundleVariable]: ready } = process.env
  bundle ??= ready ? readFile(ready, 'utf8') : bundleHost()
  return bundle
}

/** About a second. */
export async function bundleHost(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(__dirname, 'host/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
    mainFields: ['module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"' },
    // WeChat's framework asks for names of classes in its messages.
    keepNames: false,
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}
