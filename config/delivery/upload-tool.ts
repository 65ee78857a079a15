import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Closing } from '../../src/start/closing'
import { DeliveryError } from './bilingual'
import { wordsForFailure } from './upload-words'

/** WeChat's own package for previews and uploads, in the version that this was tried with. */
const packageName = 'miniprogram-ci'
const packageVersion = '2.1.42'

function npmProgram(): string {
  const npm = process.env.npm_execpath
  if (npm?.endsWith('.js')) return npm
  throw new DeliveryError([
    { zh: '请用 npm 运行：npm run applet -- preview', en: 'Run it by npm: npm run applet -- preview' },
  ])
}

/**
 * The folder that holds `miniprogram-ci`. It is as large as everything else together and most people never need it, so
 * it is fetched when it is first used; an interrupted fetch counts as none.
 */
export async function fetchUploadTool(root: string, closing: Closing): Promise<string> {
  const folder = join(root, '.data', 'tools', `${packageName}-${packageVersion}`)
  const done = join(folder, '.fetched')
  if (existsSync(done)) return folder
  console.log('首次使用，正在下载微信的上传工具（约 240 MB）… Fetching WeChat’s upload tool, once (about 240 MB) …')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n')
  const names = ['install', `${packageName}@${packageVersion}`, '--save-exact', '--ignore-scripts']
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error']
  const child = closing.spawnNode([npmProgram(), ...names, ...quiet], {}, 'pipe', folder)
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    words += chunk
  })
  child.stdout?.resume()
  const code = await new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject))
  if (code !== 0) throw new DeliveryError([wordsForFailure(words.trim().slice(-1500))])
  await writeFile(done, '')
  return folder
}
