// `npm test`: runs the lanes and ends with one line, `N passed, N failed`. Plain JavaScript, because on a new
// machine it runs before anything is installed.
import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { complaintAboutNode, installPackages } from '../../src/start/install.mjs'
import { watchStarter } from '../../src/start/starter-watch.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const bin = (path) => join(root, 'node_modules', path)
const lanes = ['check', 'rules', 'operations', 'journeys']

/** The program that runs now; a signal to us goes to it and to nobody else. */
let running = null
let endedBy = null

watchStarter(() => process.kill(process.pid, 'SIGTERM'))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    endedBy ??= signal
    running?.kill('SIGTERM')
  })

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
    child.on('exit', (code) => {
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

async function main() {
  const complaint = complaintAboutNode()
  if (complaint) throw new Error(complaint)
  const named = process.argv.slice(2)
  const unknown = named.filter((name) => !lanes.includes(name))
  if (unknown.length > 0) throw new Error(`There is no lane ${unknown.join(', ')}. Lanes: ${lanes.join(', ')}.`)
  await installPackages()

  // Others may enter but not look around: PostgreSQL runs as another user when we are root.
  const folder = await mkdtemp(join(tmpdir(), 'campus-tests-'))
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
