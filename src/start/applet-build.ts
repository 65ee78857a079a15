import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Closing } from './closing'
import { compressFiles } from './compress-files'
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

const sources = [
  ...['src/miniprogram', 'src/contract', 'src/rules', 'config/taro', 'config/index.ts'],
  ...['package.json', 'package-lock.json', 'project.config.json', 'tsconfig.json'],
]

async function filesBelow(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path]
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath ?? entry.path, entry.name)] : [])).sort()
}

async function hashOf(root: string, paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const path of paths)
    for (const file of await filesBelow(join(root, path)))
      hash.update(`${file.slice(root.length)}\n`).update(await readFile(file))
  return hash.digest('hex')
}

const outputNameOf = ({ platform, outputName = platform }: AppletBuild) => outputName

// Beside the packages it was made with, and gone with them; what lies in dist/weapp is uploaded to WeChat.
const stampOf = (build: AppletBuild) => join(build.root, 'node_modules/.cache/campus-builds', outputNameOf(build))

/** The inputs with the output: what somebody else has built there, or changed in it, never passes for ours. */
async function stampText(build: AppletBuild, inputs: string): Promise<string> {
  return `${inputs} ${await hashOf(build.root, [join('dist', outputNameOf(build))])}`
}

/** Changes when anything that the build reads does, settings of the environment included. */
async function inputsOf({ root, environment }: AppletBuild): Promise<string> {
  const inherited = Object.entries(process.env).filter(([name]) => /^CAMPUS_(?!TEST_)/.test(name))
  const settings = JSON.stringify(Object.entries({ ...Object.fromEntries(inherited), ...environment }).sort())
  return createHash('sha256')
    .update(settings)
    .update(await hashOf(root, sources))
    .digest('hex')
}

export async function isAppletBuilt(build: AppletBuild): Promise<boolean> {
  const stamp = await readFile(stampOf(build), 'utf8').catch(() => '')
  // An output that is not there, or is being built at this moment, is none.
  return stamp !== '' && stamp === (await stampText(build, await inputsOf(build)).catch(() => null))
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

/** Builds dist/h5 or dist/weapp; when it is up to date, only if `isForced`. Returns whether anything had to be done. */
export async function buildApplet(build: AppletBuild, isForced = false): Promise<boolean> {
  if (!isForced && (await isAppletBuilt(build))) return false
  await withBuildLock(build, async () => {
    // Whoever held the lock before us may have built the very same.
    if (!isForced && (await isAppletBuilt(build))) return
    const inputs = await inputsOf(build)
    await rm(stampOf(build), { force: true })
    await runTaro(build)
    if (build.closing.isAsked) return
    if (build.platform === 'h5') await compressFiles(join(build.root, 'dist', outputNameOf(build)))
    await mkdir(dirname(stampOf(build)), { recursive: true })
    await writeFile(stampOf(build), await stampText(build, inputs))
  })
  return true
}
