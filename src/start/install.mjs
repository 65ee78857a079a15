// Plain JavaScript on Node's own modules: this runs before anything is installed.
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The one line for a Node that is too old, or null. */
export function complaintAboutNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isNewEnough = major > 20 || (major === 20 && minor >= 11)
  return isNewEnough
    ? null
    : `Node ${version} is too old: install Node 20.11 or newer from https://nodejs.org and try again.`
}

/** @param {string} path @returns {Promise<Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | null>} */
async function packagesOf(path) {
  try {
    return JSON.parse(await readFile(path, 'utf8')).packages
  } catch {
    return null
  }
}

/**
 * Whether `node_modules` holds what package-lock.json names. npm writes its own account of what it installed
 * into node_modules at the very end, so an interrupted installation counts as none.
 * @public A test asks it by name, before anything is installed.
 */
export async function isInstalled(folder = root) {
  const wanted = await packagesOf(join(folder, 'package-lock.json'))
  const present = await packagesOf(join(folder, 'node_modules', '.package-lock.json'))
  if (!wanted)
    throw new Error('package-lock.json is missing or damaged: restore it with "git checkout package-lock.json"')
  if (!present) return false
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true
    const found = present[path]
    // Packages for other machines (PostgreSQL for macOS on Linux, say) are rightly absent.
    return found ? found.version === version : Boolean(optional || devOptional)
  })
}

/** Runs `npm ci` and shows one quiet line of progress; npm's own words appear only when it fails. */
export async function installPackages() {
  if (await isInstalled()) return
  const start = Date.now()
  const seconds = () => Math.round((Date.now() - start) / 1000)
  const isTerminal = process.stdout.isTTY
  console.log('Installing packages (once; one to five minutes) …')
  const npm = process.env.npm_execpath
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const child = npm?.endsWith('.js')
    ? spawn(process.execPath, [npm, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    : spawn('npm', args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
  const passOn = () => child.kill('SIGTERM')
  process.on('SIGTERM', passOn).on('SIGINT', passOn)
  const ticker = setInterval(
    () => (isTerminal ? process.stdout.write(`\r  ${seconds()} s`) : console.log(`  still installing, ${seconds()} s`)),
    isTerminal ? 1000 : 15_000,
  )
  let words = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      words += chunk
    })
  const code = await new Promise((resolve, reject) => child.on('close', resolve).on('error', reject))
  clearInterval(ticker)
  process.off('SIGTERM', passOn).off('SIGINT', passOn)
  if (code === 0) return console.log(`${isTerminal ? '\r' : ''}  installed in ${seconds()} s`)
  if (/ENOSPC/.test(words))
    throw new Error('The disk is full: packages need about 1 GB. Free some space and start again.')
  console.error(words.trim())
  throw new Error('The packages could not be installed (npm says why above). Check the network and start again.')
}
