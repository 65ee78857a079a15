import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, chown, lstat, mkdir, mkdtemp, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunAs } from './processes'
import { StartError } from './start-error'

const isRoot = process.getuid?.() === 0

/** PostgreSQL refuses to run as root, so root hands it to a user without rights, or to whoever owns the cluster. */
export async function chooseUser(clusterFolder: string | null): Promise<RunAs> {
  if (!isRoot) return null
  const owner = clusterFolder ? await stat(clusterFolder).catch(() => null) : null
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  for (const name of ['nobody', 'postgres', 'daemon']) {
    const uid = Number(spawnSync('id', ['-u', name], { encoding: 'utf8' }).stdout || Number.NaN)
    const gid = Number(spawnSync('id', ['-g', name], { encoding: 'utf8' }).stdout || Number.NaN)
    if (uid > 0 && gid >= 0) return { uid, gid }
  }
  throw new StartError(
    'PostgreSQL refuses to run as root and there is no user "nobody" to run it as. Start as an ordinary user, or set DATABASE_URL.',
  )
}

/** Takes the folder into `runAs`'s possession and says whether PostgreSQL will be content with it. */
async function isUsable(folder: string, runAs: RunAs): Promise<boolean> {
  if (process.platform === 'win32') return true
  try {
    if (runAs) await chown(folder, runAs.uid, runAs.gid)
    await chmod(folder, 0o700)
    // Some mounted folders accept a mode and keep another; PostgreSQL would refuse them.
    if (((await stat(folder)).mode & 0o077) !== 0) return false
  } catch {
    return false
  }
  if (!runAs) return true
  return spawnSync('/bin/sh', ['-c', 'test -x "$1" && test -w "$1"', 'sh', folder], { cwd: '/', ...runAs }).status === 0
}

/** A new private folder for a cluster that lives as long as this process. */
export async function makeThrowawayHome(runAs: RunAs): Promise<string> {
  for (const base of new Set([tmpdir(), '/tmp', '/var/tmp'])) {
    const folder = await mkdtemp(join(base, 'campus-postgres-')).catch(() => null)
    if (folder && (await isUsable(folder, runAs))) return folder
  }
  throw new StartError(
    `No temporary folder is usable for PostgreSQL; looked at ${tmpdir()}. Set TMPDIR to one that is.`,
  )
}

/**
 * The folder that keeps the cluster: `folder`, or where PostgreSQL's user cannot get into it
 * (its parents may be private to root) a private one under the temporary folder, always the same for this project.
 */
export async function chooseHome(folder: string, runAs: RunAs, onProgress: (line: string) => void): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 })
  } catch (cause) {
    throw new StartError(`${folder} cannot be written by you. Start as the user who owns it.`, { cause })
  }
  const { uid } = await stat(folder)
  if (!isRoot && process.getuid && uid !== process.getuid())
    throw new StartError(`${folder} belongs to another user; was it made by root? Start as before, or delete it.`)
  if (await isUsable(folder, runAs)) return folder

  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  const away = join(isRoot ? '/tmp' : tmpdir(), `campus-postgres-${process.getuid?.() ?? 'user'}-${hash}`)
  await mkdir(away, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  const found = await lstat(away)
  const isOurs = found.isDirectory() && [process.getuid?.(), runAs?.uid].includes(found.uid)
  if (!isOurs || !(await isUsable(away, runAs)))
    throw new StartError(`${away} belongs to somebody else. Delete it, or set DATABASE_URL.`)
  onProgress(`PostgreSQL cannot work in ${folder}, so its data lie in ${away}`)
  return away
}
