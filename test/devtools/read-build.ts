import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { AppConfig, PageConfig, Theme } from './app-config'
import { complaintsAboutSizes, type PackageSize, packageSizes } from './package-sizes'

/** The files of a weapp build, unmodified. */
export interface AppletFiles {
  readonly app: AppConfig
  /** By path from the folder, with `/`. */
  readonly files: ReadonlyMap<string, Buffer>
  readonly configs: Record<string, PageConfig>
  readonly themes: Partial<Record<Theme, Record<string, string>>>
  readonly subPackageRoots: readonly string[]
  readonly sizes: readonly PackageSize[]
}

async function readFolder(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath ?? entry.path, entry.name)
    files.set(
      path
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
      await readFile(path),
    )
  }
  return files
}

function readJson<Value>(files: ReadonlyMap<string, Buffer>, path: string): Value {
  const content = files.get(path)
  if (!content) throw new Error(`The build has no ${path}`)
  return JSON.parse(content.toString('utf8')) as Value
}

/** Every file that a page in app.json must have; WeChat does not start a build that lacks one. */
function checkPages(files: ReadonlyMap<string, Buffer>, pages: readonly string[]): void {
  for (const page of pages)
    for (const type of ['js', 'wxml', 'json'])
      if (!files.has(`${page}.${type}`))
        throw new Error(`app.json names the page ${page}, but ${page}.${type} is not there`)
}

/** What else app.json names: pages on which packages are fetched ahead, those packages, what search may read. */
function checkNames(files: ReadonlyMap<string, Buffer>, app: AppConfig, roots: readonly string[]): void {
  const packages = new Set(roots.map((root) => root.slice(0, -1)))
  for (const [page, { packages: wanted }] of Object.entries(app.preloadRule ?? {})) {
    if (!files.has(`${page}.js`)) throw new Error(`preloadRule names the page ${page}, which is not there`)
    const unknown = wanted.find((name) => !packages.has(name))
    if (unknown !== undefined) throw new Error(`preloadRule names ${unknown}, which is no sub-package`)
  }
  if (app.sitemapLocation) readJson(files, app.sitemapLocation)
}

/** Reads the build in a folder, as `buildOf`. */
export async function readBuild(folder: string): Promise<AppletFiles> {
  return buildOf(await readFolder(folder))
}

/** Understands a build and refuses what WeChat would refuse: a missing file, a package that is too large. */
export function buildOf(files: ReadonlyMap<string, Buffer>): AppletFiles {
  const app = readJson<AppConfig>(files, 'app.json')
  const subPackages = app.subPackages ?? app.subpackages ?? []
  const subPackageRoots = subPackages.map(({ root }) => `${root.replace(/^\/|\/$/g, '')}/`)
  const subPages = subPackages.flatMap(({ pages }, index) => pages.map((page) => `${subPackageRoots[index]}${page}`))
  checkPages(files, [...app.pages, ...subPages])
  checkNames(files, app, subPackageRoots)
  const sizes = packageSizes(files, subPackageRoots)
  const complaints = complaintsAboutSizes(sizes)
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
  const configs: Record<string, PageConfig> = {}
  for (const path of files.keys()) {
    const name = path.replace(/\.json$/, '')
    if (path.endsWith('.json') && files.has(`${name}.wxml`)) configs[name] = readJson(files, path)
  }
  const themes = app.themeLocation ? readJson<AppletFiles['themes']>(files, app.themeLocation) : {}
  return { app, files, configs, themes, subPackageRoots, sizes }
}
