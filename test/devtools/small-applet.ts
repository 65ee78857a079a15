import { type AppletFiles, buildOf } from './read-build'

export interface SmallPage {
  readonly wxml: string
  /** The object that `Page` gets, as JavaScript; it may use `wx`. */
  readonly definition: string
  readonly wxss?: string
}

/** A build written by hand: two pages, the second nearly empty, and whatever `more` adds; as the files WeChat would get. */
export function smallApplet(page: SmallPage, app: object = {}, more: Record<string, string> = {}): AppletFiles {
  const appJson = { pages: ['pages/one/index', 'pages/two/index'], window: {}, ...app }
  const files: Record<string, string> = {
    'app.js': 'App({})',
    'app.json': JSON.stringify(appJson),
    'pages/one/index.js': `Page(${page.definition})`,
    'pages/one/index.json': '{}',
    'pages/one/index.wxml': page.wxml,
    'pages/one/index.wxss': page.wxss ?? '',
    'pages/two/index.js':
      'Page({ onLoad(query) { this.setData({ query }); this.getOpenerEventChannel().on("greet", (word) => this.setData({ word })) } })',
    'pages/two/index.json': '{}',
    'pages/two/index.wxml': '<view>{{word}}</view>',
    ...more,
  }
  return buildOf(new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])))
}

/** The same build with one file changed. */
export function withFile(build: AppletFiles, path: string, change: (text: string) => string): AppletFiles {
  const before = build.files.get(path)?.toString('utf8')
  if (before === undefined) throw new Error(`the build has no ${path}`)
  const after = change(before)
  if (after === before) throw new Error(`the change to ${path} changes nothing`)
  return buildOf(new Map([...build.files, [path, Buffer.from(after)]]))
}
