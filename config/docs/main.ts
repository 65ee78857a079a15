import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandPage, makeCommandPage } from './list-commands'
import { makeMap } from './make-map'

const root = join(__dirname, '../..')

/** Writes the pages that are made from the code: the map, the commands and, by asking a server, who may call what. */
function main(): void {
  writeFileSync(join(root, 'docs/map.md'), makeMap())
  writeFileSync(commandPage, makeCommandPage())
  const jest = [
    join(root, 'node_modules/jest/bin/jest.js'),
    '-c',
    'config/jest.config.cjs',
    '--selectProjects',
    'operations',
  ]
  const asked = spawnSync(process.execPath, [...jest, '--testPathPatterns', 'cloud/access/'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, WRITE_ACCESS_PAGE: 'yes' },
  })
  process.exitCode = asked.status ?? 1
}

main()
