// `npm test`: runs the lanes and ends with one line, `N passed, N failed`. Plain JavaScript, because on a new
// machine it runs before anything is installed.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { availableParallelism, constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import jestConfig from '../../config/jest.config.cjs'
import { complaintAboutNode, installPackages } from '../../src/start/install.mjs'
import { watchStarter } from '../../src/start/starter-watch.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const bin = (path) => join(root, 'node_modules', path)
const folderPrefix = 'campus-tests-'
// The longest first, so that none is left alone at the end.
const lanes = [...jestConfig.projects.map(({ displayName }) => displayName), 'check']

// Lanes need nothing of one another. One more than there are cores, because each also waits for its database or browser.
const cores = availableParallelism()
const lanesMax = cores + 1

/** The programs that run now; a signal to us goes to them and to nobody else. */
const running = new Set()
let endedBy = null

watchStarter(() => process.kill(process.pid, 'SIGTERM'))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    endedBy ??= signal
    for (const child of running) endGroup(child)
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
  for (let waited = 0; waited < 50 && signal(0); waited++) await pause(100)
  signal('SIGKILL')
}

/** Runs a program of a lane and returns its exit code. `say` hears its words; null leaves them on the screen as they come. */
function runNode(args, { folder, say }) {
  return new Promise((resolve) => {
    // A group of its own: Ctrl-C reaches us alone, and we end the program in order.
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, NODE_ENV: 'test' },
      detached: process.platform !== 'win32',
      stdio: ['ignore', say ? 'pipe' : 'inherit', say ? 'pipe' : 'inherit'],
    })
    running.add(child)
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', say)
    child.on('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    const heard = new Promise((done) => child.on('close', done))
    child.on('exit', async (code) => {
      // A worker that outlives its master would write into folders that are being removed.
      await endGroup(child)
      running.delete(child)
      await Promise.race([heard, pause(5000)])
      resolve(code ?? 1)
    })
  })
}

async function runCheck(surroundings) {
  const programs = [
    ['@biomejs/biome/bin/biome', 'check', '--config-path=config/lint.json', '.'],
    ['dependency-cruiser/bin/dependency-cruise.mjs', '--config', 'config/import-directions.cjs', 'src'],
    ['knip/bin/knip.js', '-c', 'config/knip.ts', '--no-progress', '--treat-config-hints-as-errors'],
    ['typescript/bin/tsc', '-p', '.', '--noEmit'],
  ]
  const codes = []
  for (const [program, ...args] of programs)
    codes.push(endedBy ? 1 : await runNode([bin(program), ...args], surroundings))
  return { passed: codes.filter((code) => code === 0).length, failed: codes.filter((code) => code !== 0).length }
}

/** What decides about people; how much of it a lane runs through is told at its end. */
const covered = { rules: 'src/rules/**', operations: 'src/cloud/selection/engine/**' }

function coverageOf(lane, folder) {
  if (!covered[lane]) return []
  const directory = join(folder, `coverage-${lane}`)
  const reporting = ['--coverageReporters', 'text-summary', '--coverageDirectory', directory]
  return ['--coverage', ...reporting, '--collectCoverageFrom', covered[lane]]
}

async function runJest(lane, surroundings) {
  const report = join(surroundings.folder, `${lane}.json`)
  const args = ['-c', 'config/jest.config.cjs', '--selectProjects', lane, '--json', '--outputFile', report]
  args.push(...coverageOf(lane, surroundings.folder))
  // Alone, a lane has the machine to itself; else every core has half a lane's workers to spare.
  args.push('--maxWorkers', String(Math.max(1, surroundings.say ? Math.floor(cores / 2) : cores)))
  // --json would print the whole report; with --outputFile alone it goes to the file, and people read the ordinary one.
  const code = await runNode([bin('jest/bin/jest.js'), ...args], surroundings)
  const result = await readFile(report, 'utf8').then(JSON.parse, () => null)
  const passed = result?.numPassedTests ?? 0
  const failed = (result?.numFailedTests ?? 0) + (result?.numRuntimeErrorTestSuites ?? 0)
  const say = surroundings.say ?? ((words) => process.stderr.write(words))
  if (passed + failed === 0) say(`The lane ${lane} ran no tests; that counts as one failure.\n`)
  const isBroken = code !== 0 || passed === 0
  return { passed, failed: isBroken ? Math.max(failed, 1) : failed }
}

/** Runs a lane and returns its counts. Its words come in one piece when it has ended, unless it is alone. */
async function runLane(lane, { folder, isAlone }) {
  const start = Date.now()
  console.log(`── ${lane} begins`)
  let words = ''
  const say = (more) => {
    words += more
  }
  const surroundings = { folder, say: isAlone ? null : say }
  const counts = lane === 'check' ? await runCheck(surroundings) : await runJest(lane, surroundings)
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  console.log(`${words && `\n${words}`}── ${lane}: ${counts.passed} passed, ${counts.failed} failed, ${seconds} s\n`)
  return counts
}

/** Runs the lanes, as many side by side as there may be, and returns the sum of their counts. */
async function runLanes(chosen, folder) {
  const total = { passed: 0, failed: 0 }
  const waiting = [...chosen]
  const isAlone = chosen.length === 1
  const track = async () => {
    while (waiting.length > 0 && !endedBy) {
      const { passed, failed } = await runLane(waiting.shift(), { folder, isAlone })
      total.passed += passed
      total.failed += failed
    }
  }
  await Promise.all(Array.from({ length: lanesMax }, track))
  return total
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
  let total = { passed: 0, failed: 0 }
  try {
    const chosen = lanes.filter((name) => named.length === 0 || named.includes(name))
    total = await runLanes(chosen, folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  if (endedBy) {
    console.log(`Ended by ${endedBy}.`)
    total.failed += 1
  }
  console.log(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = endedBy ? 128 + constants.signals[endedBy] : Number(total.failed > 0)
}

main().catch((error) => {
  console.error(error.message)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
})
