import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testDataKeys } from '../support/data-keys'

const root = join(__dirname, '../..')

/** Imports by the command line, `import …words`, in a process of its own; seconds from its start to its end. */
export async function measuredImport(
  databaseUrl: string,
  words: readonly string[],
): Promise<{ seconds: number; peakMb: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'campus-bench-'))
  const peakFile = join(folder, 'peak')
  const start = performance.now()
  try {
    await new Promise<void>((resolve, reject) => {
      const preload = ['--require', join(__dirname, 'report-peak.cjs'), '--import', 'tsx']
      const child = spawn(process.execPath, [...preload, 'src/cli/main.ts', 'import', ...words], {
        cwd: root,
        env: {
          ...process.env,
          DATABASE_URL: databaseUrl,
          CAMPUS_DATA_KEYS: testDataKeys,
          CAMPUS_BENCH_PEAK: peakFile,
        },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
      child.on('error', reject)
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the import ended with code ${code}`))))
    })
    const seconds = (performance.now() - start) / 1000
    return { seconds, peakMb: Number(await readFile(peakFile, 'utf8')) }
  } finally {
    await rm(folder, { recursive: true })
  }
}
