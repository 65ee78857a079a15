import { spawn } from 'node:child_process'
import { chmod, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Folder of the package `miniprogram-compiler` and ending of its programs, for each system that it has them for. */
const programs: Partial<Record<NodeJS.Platform, { folder: string; ending: string }>> = {
  darwin: { folder: 'mac', ending: '' },
  linux: { folder: 'linux', ending: '' },
  win32: { folder: 'windows', ending: '.exe' },
}

type Compiler = 'wcc' | 'wcsc'

/** What a compiler said: its exit code (null after a signal), what it wrote, what it complained of. */
interface Verdict {
  readonly code: number | null
  readonly output: string
  readonly words: string
}

function run(program: string, args: readonly string[], cwd: string): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let words = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk
    })
    child.stderr.on('data', (chunk: Buffer) => {
      words += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output, words: words.trim() }))
  })
}

/** Components that each file uses, in the form that wcc takes: their count, then file, count and names of each. */
function componentList(files: ReadonlyMap<string, Buffer>, templates: readonly string[]): string {
  const users = templates.flatMap((path) => {
    const config = files.get(path.replace(/\.wxml$/, '.json'))
    const { usingComponents = {} } = config ? JSON.parse(config.toString('utf8')) : {}
    const names = Object.keys(usingComponents)
    return names.length > 0 ? [[path, names.length, ...names].join(' ')] : []
  })
  return [users.length, ...users].join(' ')
}

/** The compilers that WeChat's own tools run over every applet, on the files of a build. */
export class OfficialCompilers {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** The programs, or in one line why they do not run on this machine. */
  static async find(): Promise<OfficialCompilers | { missing: string }> {
    const kind = programs[process.platform]
    const here = `${process.platform} on ${process.arch}`
    if (!kind) return { missing: `WeChat has no WXML and WXSS compilers for ${here}; this check is left out.` }
    const packaged = join(dirname(require.resolve('miniprogram-compiler/package.json')), 'bin', kind.folder)
    const folder = await mkdtemp(join(tmpdir(), 'campus-compilers-'))
    const compilers = new OfficialCompilers(folder)
    // The package brings them without the right to be executed; a copy may have it, whoever owns the package.
    for (const name of ['wcc', 'wcsc'] as const) {
      const program = compilers.#program(name)
      await copyFile(join(packaged, `${name}${kind.ending}`), program)
      await chmod(program, 0o755)
      const refused = await run(program, ['--help'], folder).then(
        () => null,
        (error: NodeJS.ErrnoException) => error.code ?? error.message,
      )
      if (refused === null) continue
      await compilers.end()
      return { missing: `WeChat's ${name} does not run on ${here} (${refused}); this check is left out.` }
    }
    return compilers
  }

  #program(name: Compiler): string {
    return join(this.#folder, `${name}${programs[process.platform]?.ending ?? ''}`)
  }

  /** What the compilers have against the templates and style sheets of a build; nothing when WeChat takes it. */
  async complaints(files: ReadonlyMap<string, Buffer>): Promise<string[]> {
    const folder = await mkdtemp(join(this.#folder, 'build-'))
    const paths = [...files.keys()].filter((path) => /\.(wxml|wxss|wxs)$/.test(path))
    for (const path of paths) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), files.get(path) ?? '')
    }
    const ending = (type: string) => paths.filter((path) => path.endsWith(type))
    const templates = ending('.wxml')
    const pages = ending('.wxss').filter((path) => files.has(path.replace(/\.wxss$/, '.json')) && path !== 'app.wxss')
    const others = ending('.wxss').filter((path) => !pages.includes(path))
    // As DevTools calls them; wcsc wants the style sheets of pages first, and their count.
    const calls: [Compiler, string[]][] = [
      ['wcc', ['-d', '-cc', componentList(files, templates), ...templates, ...ending('.wxs'), '-gn', '$gwx']],
      ['wcsc', ['-db', '-pc', `${pages.length}`, ...pages, ...others]],
    ]
    const found: string[] = []
    for (const [name, args] of calls) {
      const { code, output, words } = await run(this.#program(name), args, folder)
      if (code !== 0 || words !== '') found.push(`${name} (${code}): ${words}`)
      else if (output === '') found.push(`${name} wrote nothing`)
    }
    await rm(folder, { recursive: true, force: true })
    return found
  }

  async end(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true })
  }
}
