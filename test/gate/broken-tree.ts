import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export const root = join(__dirname, '../..')

/** A checkout in miniature, to see what the programs of `npm run check` make of it; `remove()` it afterwards. */
export function smallTree(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'campus-gate-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return {
    /** Runs a program of our node_modules in the tree, and tells how it ended and what it said. */
    run(program: string, ...args: string[]) {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [join(root, 'node_modules', program), ...args],
        // Colours would stand between the words.
        { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } },
      )
      return { status, words: `${stdout}${stderr}` }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
