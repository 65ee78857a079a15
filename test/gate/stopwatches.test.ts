import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stopwatchesIn } from './stopwatches'

const tests = join(__dirname, '..')

/**
 * What is no test: it measures, it runs in the phone, or it is a list of examples. And the history that readings are held
 * against: it tells what came before what, and asks nothing to be fast.
 */
const elsewhere =
  /^(bench|screenshots)\/|^devtools\/host\/|^gate\/stopwatches\.test\.ts$|^cloud\/kernel\/reads\/history\.ts$/

test('no test holds a stopwatch', async () => {
  const files = (await readdir(tests, { recursive: true })).map((path) => path.replaceAll('\\', '/'))
  const found: string[] = []
  for (const path of files.filter((name) => /\.tsx?$/.test(name) && !elsewhere.test(name)))
    for (const { line, words } of stopwatchesIn(path, await readFile(join(tests, path), 'utf8')))
      found.push(`test/${path}:${line} ${words}`)
  expect(found).toEqual([])
})

test.each([
  ["test('x', async () => {}, 30_000)", 'gives up'],
  ["test.each([1])('x', async () => {}, 5000)", 'gives up'],
  ['beforeAll(() => start(), 60_000)', 'gives up'],
  ['jest.setTimeout(90_000)', 'limit of its own'],
  ['expect(performance.now() - start).toBeLessThan(30_000)', 'measures'],
  ['expect(Date.now() - start).toBeLessThan(30_000)', 'measures'],
  ['const elapsed = process.hrtime.bigint()', 'measures'],
  ['const endMs = Date.now() + 20_000', 'gives up'],
  ["await page.waitForSelector('a', { timeout: 15_000 })", 'gives up'],
  ['page.setDefaultTimeout(10_000)', 'gives up'],
  ['fetch(url, { signal: AbortSignal.timeout(1000) })', 'gives up'],
  ['await page.waitForTimeout(500)', 'waits'],
  ['await new Promise((resolve) => setTimeout(resolve, 400))', 'waits'],
  ['for (;;) await new Promise((resolve) => setTimeout(resolve, 3000))', 'waits'],
])('%s is a stopwatch', (text, words) => {
  expect(stopwatchesIn('some.test.ts', text).map((found) => found.words)).toEqual([expect.stringContaining(words)])
})

test.each([
  "test('x', async () => {}, 1_200_000)",
  'const yesterday = new Date(Date.now() - 86_400_000)',
  'const endMs = Date.now() + hangMs',
  'while (await isMissing()) await new Promise((resolve) => setTimeout(resolve, 50))',
  'expect(seats).toBeLessThan(30)',
  "await page.waitForSelector('a')",
  '// No stopwatch: nobody answers there.\nconst app = { timeoutMs: 100 }',
])('%s is none', (text) => {
  expect(stopwatchesIn('some.test.ts', text)).toEqual([])
})
