import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { StartError } from '../../src/start/start-error'

/** A program of WeChat's or Tencent Cloud's own that only few need: too large to be among our packages. */
export interface OfficialTool {
  /** Of the npm package. */
  name: string
  /** Exactly one, so that everybody runs what was tried. */
  version: string
  /** What npm calls the package's `integrity`. These tools are handed secrets, so another package by that name is refused. */
  integrity: string
  /** How large it is once it is installed, in MB, for the person who waits. */
  sizeMb: number
}

const Installed = z.object({ packages: z.record(z.string(), z.looseObject({ integrity: z.string().optional() })) })

/**
 * The folder of the tool's package. At its first use npm fetches it, from the registry it is set to, into `.data/tools`;
 * from then on no network is needed. Throws a {@link StartError} when it cannot be had or is not the package we mean.
 */
export async function officialTool(root: string, tool: OfficialTool): Promise<string> {
  const home = join(root, '.data/tools', `${tool.name.replace(/[@/]+/g, '-').replace(/^-/, '')}-${tool.version}`)
  // npm writes its own account at the very end, and the folder gets its name after that: what has the name is whole.
  if ((await integrityIn(home, tool)) !== tool.integrity) await fetchTool(home, tool)
  return join(home, 'node_modules', tool.name)
}

async function fetchTool(home: string, tool: OfficialTool): Promise<void> {
  console.log(`Fetching ${tool.name} ${tool.version} (once; ${tool.sizeMb} MB) …`)
  await mkdir(dirname(home), { recursive: true })
  const part = await mkdtemp(`${home}.part-`)
  try {
    // Without a package of its own, npm would look for one further up, and find ours.
    await writeFile(join(part, 'package.json'), '{ "private": true }\n')
    const { code, words } = await npm(part, ['install', `${tool.name}@${tool.version}`])
    if (code !== 0) throw new StartError(`${words.trim()}\n${whyNotFetched(tool, words)}`)
    const found = await integrityIn(part, tool)
    if (found !== tool.integrity)
      throw new StartError(
        `What npm fetched as ${tool.name} ${tool.version} is not the package we know (${found ?? 'nothing'} instead of ${tool.integrity}). It was thrown away and nothing was run.`,
      )
    await rm(home, { recursive: true, force: true })
    // Somebody else may have fetched it meanwhile; theirs is as good.
    await rename(part, home).catch(async (error: unknown) => {
      if ((await integrityIn(home, tool)) !== tool.integrity) throw error
    })
  } finally {
    await rm(part, { recursive: true, force: true })
  }
}

function whyNotFetched({ name, sizeMb }: OfficialTool, words: string): string {
  if (/ENOSPC/.test(words)) return `The disk is full: ${name} needs ${sizeMb} MB. Free some space and try again.`
  return `${name} could not be fetched (npm says why above). Check the network, or npm's registry, and try again.`
}

/** What npm notes about the package that it put under `home`; null when it is not, or not wholly, there. */
async function integrityIn(home: string, { name }: OfficialTool): Promise<string | null> {
  try {
    const account = await readFile(join(home, 'node_modules/.package-lock.json'), 'utf8')
    return Installed.parse(JSON.parse(account)).packages[`node_modules/${name}`]?.integrity ?? null
  } catch {
    return null
  }
}

/** Runs npm in `folder`; nothing is saved to its package and install scripts do not run. */
function npm(folder: string, words: string[]): Promise<{ code: number | null; words: string }> {
  const quiet = ['--no-audit', '--no-fund', '--no-save', '--ignore-scripts', '--loglevel=error']
  const args = [...words, ...quiet]
  const own = process.env.npm_execpath
  const options = { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'] }
  const child = own?.endsWith('.js')
    ? spawn(process.execPath, [own, ...args], options)
    : spawn('npm', args, { ...options, shell: process.platform === 'win32' })
  let told = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      told += chunk
    })
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, words: told }))
  })
}
