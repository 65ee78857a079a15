import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApplet, isAppletBuilt } from '../../src/start/applet-build'
import { Closing } from '../../src/start/closing'

// In place of Taro, which takes half a minute: a program that notes that it was asked, and builds from one source.
const builder = `const { appendFileSync, cpSync, mkdirSync } = require('node:fs')
const output = 'dist/' + process.env.CAMPUS_OUTPUT_NAME
appendFileSync('builds', process.env.CAMPUS_API_URL + '\\n')
mkdirSync(output, { recursive: true })
cpSync('src/miniprogram/app.json', output + '/app.json')`

let root = ''

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'campus-build-'))
  for (const folder of ['src/miniprogram', 'src/contract', 'src/rules', 'config/taro', 'node_modules/@tarojs/cli/bin'])
    await mkdir(join(root, folder), { recursive: true })
  for (const file of ['config/index.ts', 'package.json', 'package-lock.json', 'project.config.json', 'tsconfig.json'])
    await writeFile(join(root, file), '{}')
  await writeFile(join(root, 'node_modules/@tarojs/cli/bin/taro'), builder)
  await writeFile(join(root, 'src/miniprogram/app.json'), '{}')
})
afterEach(() => rm(root, { recursive: true }))

const buildOf = (apiUrl = 'https://one.example') => ({
  root,
  platform: 'weapp' as const,
  environment: { CAMPUS_API_URL: apiUrl },
  closing: new Closing(),
})
const buildCount = async () => (await readFile(join(root, 'builds'), 'utf8')).trim().split('\n').length

test('what is built already is built once, and by force again', async () => {
  expect(await isAppletBuilt(buildOf())).toBe(false)
  expect(await buildApplet(buildOf())).toBe(true)
  expect(await isAppletBuilt(buildOf())).toBe(true)
  expect(await buildApplet(buildOf())).toBe(false)
  expect(await buildCount()).toBe(1)
  await buildApplet(buildOf(), true)
  expect(await buildCount()).toBe(2)
})

test.each([
  'src/miniprogram/app.json',
  'src/rules/new.ts',
  'package-lock.json',
  'dist/weapp/app.json',
  'dist/weapp/odd',
])('a change of %s is built anew', async (file) => {
  await buildApplet(buildOf())
  await writeFile(join(root, file), '{"changed":true}')
  expect(await isAppletBuilt(buildOf())).toBe(false)
  await buildApplet(buildOf())
  expect(await buildCount()).toBe(2)
})

test('other settings, or an output that is gone, are built anew', async () => {
  await buildApplet(buildOf())
  await buildApplet(buildOf('https://two.example'))
  expect(await buildCount()).toBe(2)
  expect(await isAppletBuilt(buildOf())).toBe(false)
  await rm(join(root, 'dist'), { recursive: true })
  await buildApplet(buildOf('https://two.example'))
  expect(await buildCount()).toBe(3)
})
