import { dirname, join } from 'node:path/posix'
import { TmplGroup } from 'glass-easel-template-compiler'

interface TemplateComplaint {
  readonly message: string
}

function importsOf(wxml: string): string[] {
  return [...wxml.matchAll(/<(?:import|include)\s[^>]*src="([^"]+)"/g)].map(([, path]) => path ?? '')
}

function checkImports(files: ReadonlyMap<string, Buffer>, path: string, wxml: string): void {
  for (const source of importsOf(wxml)) {
    const target = source.startsWith('/') ? source.slice(1) : join(dirname(path), source)
    if (!files.has(target) && !files.has(`${target}.wxml`))
      throw new Error(`${path} imports ${source}, but ${target} is not there`)
  }
}

/**
 * Compiles every WXML and WXS file to one script with WeChat's own compiler. The script sets `campusTemplates`;
 * it asks `campusMissingTemplate` for the name of a template that nobody defined, about which the compiler is silent.
 */
export function compileWxml(files: ReadonlyMap<string, Buffer>): string {
  const group = new TmplGroup()
  try {
    for (const [path, content] of files) {
      const text = content.toString('utf8')
      if (path.endsWith('.wxs')) group.addScript(path.slice(0, -4), text)
      if (!path.endsWith('.wxml')) continue
      checkImports(files, path, text)
      const [complaint] = group.addTmpl(path.slice(0, -5), text) as TemplateComplaint[]
      if (complaint) throw new Error(`${path}: ${complaint.message}`)
    }
    const lookup = 'return S[P]}'
    const script = group.getTmplGenObjectGroups()
    if (script.includes('template') && !script.includes(lookup))
      throw new Error('the template compiler writes another form; compile-wxml.ts must learn it')
    return `window.campusTemplates=${script.replaceAll(lookup, 'return S[P]||window.campusMissingTemplate(P)}')}`
  } finally {
    group.free()
  }
}
