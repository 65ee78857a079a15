import { join } from 'node:path'
import { build } from 'esbuild'

let bundle: Promise<string> | null = null

/** The part of the runtime that runs in the browser, as one script. About a second; once a process. */
export function hostBundle(): Promise<string> {
  bundle ??= build({
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
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '')
  return bundle
}
