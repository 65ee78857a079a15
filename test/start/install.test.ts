import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const program = join(__dirname, '../../src/start/install.mjs')
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'campus-install-'))
  await mkdir(join(folder, 'node_modules'))
})
afterEach(() => rm(folder, { recursive: true }))

/** What the module answers, asked by plain Node as `npm start` does. */
async function ask(question: string): Promise<unknown> {
  const script = `import * as install from ${JSON.stringify(program)}; console.log(JSON.stringify(await install.${question}))`
  const { stdout } = await execute(process.execPath, ['--input-type=module', '-e', script])
  return JSON.parse(stdout)
}

const isInstalled = () => ask(`isInstalled(${JSON.stringify(folder)})`)
const wanted = (packages: object) => writeFile(join(folder, 'package-lock.json'), JSON.stringify({ packages }))
const present = (packages: object) =>
  writeFile(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages }))

test('packages count as installed when npm noted every one at the version wanted', async () => {
  await wanted({ '': {}, 'node_modules/pg': { version: '8.0.0' } })
  await present({ 'node_modules/pg': { version: '8.0.0' } })
  expect(await isInstalled()).toBe(true)
})

test('an older package, or an installation that was cut short, is installed anew', async () => {
  await wanted({ 'node_modules/pg': { version: '8.1.0' } })
  expect(await isInstalled()).toBe(false)
  await present({ 'node_modules/pg': { version: '8.0.0' } })
  expect(await isInstalled()).toBe(false)
})

test('packages for other systems may be absent', async () => {
  await wanted({ 'node_modules/postgres-for-another-system': { version: '1.0.0', optional: true } })
  await present({})
  expect(await isInstalled()).toBe(true)
})

test('a Node that is too old is named with the one to get', async () => {
  expect(await ask("complaintAboutNode('18.20.4')")).toBe(
    'Node 18.20.4 is too old: install Node 20.11 or newer from https://nodejs.org and try again.',
  )
  expect(await ask("complaintAboutNode('20.11.0')")).toBeNull()
  expect(await ask("complaintAboutNode('22.0.0')")).toBeNull()
})
