// `npm test`: runs the lanes and ends with one line, `N passed, N failed`. Plain JavaScript, because on a new
// machine it runs before anything is installed.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import jestConfig from '../../config/jest.config.cjs'
import { complaintAboutNode, installPackages } from '../../src/start/install.mjs'
import { watchStarter } from '../../src/start/starter-watch.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const bin = (path) => join(root, 'node_modules', path)
const folderPrefix = 'campus-tests-'
const lanes = ['check', ...jestConfig.projects.map(({ displayName }) => displayName)]

/** The program that runs now; a signal to us goes to it and to nobody else. */
let running = null
let endedBy = null

watchStarter(() => process.kill(process.pid, 'SIGTERM'))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    endedBy ??= signal
    if (running) endGroup(running)
  })

/** Ends a program with all that it started in its group: first politely, after five seconds by force. */
async function endGroup(child) {
  const signal = (name) => {
    try {
      return process.platform === 'win32' ? child.kill(name) : process.kill(-child.pid, name)
    } catch {
      return false
    }
  }
  signal('SIGTERM')
  for (let waited = 0; waited < 50 && signal(0); waited++) await new Promise((resolve) => setTimeout(resolve, 100))
  signal('SIGKILL')
}

function runNode(args, folder) {
  return new Promise((resolve) => {
    // A group of its own: Ctrl-C reaches us alone, and we end the program in order.
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, NODE_ENV: 'test' },
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    running = child
    child.on('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.on('exit', async (code) => {
      // A worker that outlives its master would write into folders that are being removed.
      await endGroup(child)
      running = null
      resolve(code ?? 1)
    })
  })
}

async function runCheck(folder) {
  const format = await runNode(
    [bin('@biomejs/biome/bin/biome'), 'check', '--config-path=config/lint.json', '.'],
    folder,
  )
  const types = endedBy ? 1 : await runNode([bin('typescript/bin/tsc'), '-p', '.', '--noEmit'], folder)
  const codes = [format, types]
  return { passed: codes.filter((code) => code === 0).length, failed: codes.filter((code) => code !== 0).length }
}

async function runJest(lane, folder) {
  const report = join(folder, `${lane}.json`)
  const args = ['-c', 'config/jest.config.cjs', '--selectProjects', lane, '--json', '--outputFile', report]
  // --json would print the whole report; with --outputFile alone it goes to the file, and people read the ordinary one.
  const code = await runNode([bin('jest/bin/jest.js'), ...args], folder)
  const result = await readFile(report, 'utf8').then(JSON.parse, () => null)
  const passed = result?.numPassedTests ?? 0
  const failed = (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0)
  if (passed + failed === 0) console.error(`The lane ${lane} ran no tests; that counts as one failure.`)
  const isBroken = code !== 0 || passed === 0
  return { passed, failed: isBroken ? Math.max(failed, 1) : failed }
}

/** Folders of runs that were killed with no chance to tidy up; each holds a browser of 200 MB. */
async function removeAbandoned() {
  const hourMs = 3_600_000
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.startsWith(folderPrefix) && name.slice(folderPrefix.length).split('-')[0])
    if (!pid || existsSync(`/proc/${pid}`)) continue
    const path = join(tmpdir(), name)
    const { uid, mtimeMs } = await stat(path).catch(() => ({ uid: -1, mtimeMs: 0 }))
    const isOurs = uid === (process.getuid?.() ?? uid)
    if (isOurs && Date.now() - mtimeMs > hourMs) await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
}

async function main() {
  const complaint = complaintAboutNode()
  if (complaint) throw new Error(complaint)
  const named = process.argv.slice(2)
  const unknown = named.filter((name) => !lanes.includes(name))
  if (unknown.length > 0) throw new Error(`There is no lane ${unknown.join(', ')}. Lanes: ${lanes.join(', ')}.`)
  await installPackages()

  // Others may enter but not look around: PostgreSQL runs as another user when we are root.
  await removeAbandoned()
  const folder = await mkdtemp(join(tmpdir(), `${folderPrefix}${process.pid}-`))
  await chmod(folder, 0o711)
  const total = { passed: 0, failed: 0 }
  try {
    for (const lane of lanes.filter((name) => named.length === 0 || named.includes(name))) {
      if (endedBy) break
      const start = Date.now()
      console.log(`\n── ${lane}`)
      const { passed, failed } = lane === 'check' ? await runCheck(folder) : await runJest(lane, folder)
      total.passed += passed
      total.failed += failed
      console.log(`── ${lane}: ${passed} passed, ${failed} failed, ${((Date.now() - start) / 1000).toFixed(1)} s`)
    }
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  if (endedBy) {
    console.log(`Ended by ${endedBy}.`)
    total.failed += 1
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = endedBy ? 128 + constants.signals[endedBy] : Number(total.failed > 0)
}

main().catch((error) => {
  console.error(error.message)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
})
