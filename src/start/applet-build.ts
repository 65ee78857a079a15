import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Closing } from './closing'
import { commandOf } from './processes'
import { StartError } from './start-error'

export type AppletPlatform = 'weapp' | 'h5'

export interface AppletBuild {
  readonly root: string
  readonly platform: AppletPlatform
  /** The `CAMPUS_…` settings that are compiled in; see config/taro/build-constants.ts. */
  readonly environment: Record<string, string>
  readonly closing: Closing
  /** The folder below dist/; the platform's own unless told. */
  readonly outputName?: string
}

/** The browser preview and the journeys: the backend is where the page came from, the sandbox stands in for WeChat. */
export const previewEnvironment = { CAMPUS_API_URL: '', CAMPUS_CLOUD_ENV: '', CAMPUS_IS_PREVIEW: 'true' }

const sources = ['src/miniprogram', 'src/contract', 'src/rules', 'config/taro', 'config/index.ts', 'package-lock.json']

async function filesBelow(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path]
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath ?? entry.path, entry.name)] : [])).sort()
}

/** Changes when anything that the build reads does. */
async function sourceHash({ root, environment }: AppletBuild): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(environment))
  for (const source of sources) {
    for (const file of await filesBelow(join(root, source)))
      hash.update(file.slice(root.length)).update(await readFile(file))
  }
  return hash.digest('hex')
}

// In the output itself: Taro empties that folder first, so a build by other means never passes for ours.
const outputNameOf = ({ platform, outputName = platform }: AppletBuild) => outputName
const stampOf = (build: AppletBuild) => join(build.root, 'dist', outputNameOf(build), '.source-hash')

export async function isAppletBuilt(build: AppletBuild): Promise<boolean> {
  const stamp = await readFile(stampOf(build), 'utf8').catch(() => '')
  return stamp !== '' && stamp === (await sourceHash(build))
}

/** Holds the right to write the output folder; a second build at the same time waits for the first. */
async function withBuildLock(build: AppletBuild, work: () => Promise<void>): Promise<void> {
  const lock = join(build.root, '.data', `build-${outputNameOf(build)}.lock`)
  await mkdir(join(build.root, '.data'), { recursive: true })
  const mine = `${process.pid}\n${await commandOf(process.pid)}`
  for (;;) {
    const isOurs = await writeFile(lock, mine, { flag: 'wx' }).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false
        throw error
      },
    )
    if (isOurs) break
    const [pid, command] = (await readFile(lock, 'utf8').catch(() => '')).split('\n')
    if (!pid || (await commandOf(Number(pid))) !== command) await rm(lock, { force: true })
    else await new Promise((resolve) => setTimeout(resolve, 500))
  }
  try {
    await work()
  } finally {
    await rm(lock, { force: true })
  }
}

async function runTaro(build: AppletBuild): Promise<void> {
  const { root, platform, environment, closing } = build
  const taro = join(root, 'node_modules', '@tarojs', 'cli', 'bin', 'taro')
  const settings = { NODE_ENV: 'production', ...environment, CAMPUS_OUTPUT_NAME: outputNameOf(build) }
  const child = closing.spawnNode([taro, 'build', '--type', platform], settings, 'pipe', root)
  let words = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      words += chunk
    })
  }
  const code = await new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject))
  if (closing.isAsked) return
  if (/ENOSPC|no space left/i.test(words)) throw new StartError('ENOSPC')
  // Taro ends with 0 for some failures; the page itself is the proof.
  const proof = platform === 'h5' ? 'index.html' : 'app.json'
  if (code === 0 && existsSync(join(root, 'dist', outputNameOf(build), proof))) return
  throw new StartError(`The applet could not be built for ${platform}. Taro says:\n${words.trim().slice(-3000)}`)
}

/** Builds dist/h5 or dist/weapp, if it is up to date only when `isForced`. Returns whether anything had to be done. */
export async function buildApplet(build: AppletBuild, isForced = false): Promise<boolean> {
  if (!isForced && (await isAppletBuilt(build))) return false
  await withBuildLock(build, async () => {
    // Whoever held the lock before us may have built the very same.
    if (!isForced && (await isAppletBuilt(build))) return
    const hash = await sourceHash(build)
    await runTaro(build)
    // Only the page is ever reused; a stamp in dist/weapp would be uploaded to WeChat.
    if (build.platform === 'h5' && !build.closing.isAsked) await writeFile(stampOf(build), hash)
  })
  return true
}
