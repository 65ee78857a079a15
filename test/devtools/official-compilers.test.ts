import { builtFolders } from '../journeys/weapp/weapp-setup'
import { OfficialCompilers } from './official-compilers'
import { type AppletFiles, readBuild } from './read-build'
import { complaintsAboutScripts } from './script-level'
import { withFile } from './small-applet'

let compilers: OfficialCompilers | null
const builds = new Map<string, AppletFiles>()

beforeAll(async () => {
  const found = await OfficialCompilers.find()
  compilers = found instanceof OfficialCompilers ? found : null
  if ('missing' in found) process.stderr.write(`${found.missing}\n`)
  for (const [name, folder] of Object.entries(builtFolders())) builds.set(name, await readBuild(folder))
})
afterAll(() => compilers?.end())

const built = (name: string): AppletFiles => {
  const build = builds.get(name)
  if (!build) throw new Error(`there is no build ${name}`)
  return build
}
const names = ['preview', 'ownServer', 'cloud'] as const

test('the compilers run where most applets are built', () => {
  const isCommon = process.platform === 'linux' && process.arch === 'x64'
  expect(compilers !== null || !isCommon).toBe(true)
})

test.each(names)("WeChat's compilers take the %s build without a word", async (name) => {
  expect((await compilers?.complaints(built(name).files)) ?? []).toEqual([])
})

test.each(names)('an old phone can read every script of the %s build', (name) => {
  expect(complaintsAboutScripts(built(name).files)).toEqual([])
})

/** What was in the build once, or comes close: the name of the file that is damaged, how, and what it is about. */
const damages: [string, string, (text: string) => string, RegExp][] = [
  ['an end tag that a minifier dropped', 'base.wxml', (wxml) => wxml.replace('</input>', ''), /base\.wxml.*input/],
  ['an expression that is none', 'base.wxml', (wxml) => `<view id="{{a +}}"/>${wxml}`, /base\.wxml/],
  ['a script of templates that is too new', 'utils.wxs', (wxs) => `${wxs};var f=(a)=>a`, /utils\.wxs/],
  ['a rule that is not closed', 'app.wxss', (wxss) => `${wxss}.a{color:red`, /app\.wxss/],
  ['an import that is not there', 'pages/today/index.wxss', (wxss) => `@import "/gone.wxss";${wxss}`, /gone\.wxss/],
]

test.each(damages)('a build with %s is refused', async (_name, path, damage, about) => {
  if (!compilers) return
  const broken = withFile(built('preview'), path, damage)
  expect((await compilers.complaints(broken.files)).join('\n')).toMatch(about)
})

test.each([
  ['a newer syntax', 'var a = b?.c'],
  ['a newer regular expression', 'var a = /(?<=b)c/'],
  ['a newer regular expression made of a text', "var a = new RegExp('(?<=b/)c', 'u')"],
])('a build with %s in a package is refused', (_name, script) => {
  const broken = withFile(built('preview'), 'vendors.js', (text) => `${text};${script}`)
  expect(complaintsAboutScripts(broken.files)).toHaveLength(1)
})
