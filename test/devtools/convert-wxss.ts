import { dirname, join } from 'node:path/posix'
import postcss from 'postcss'
import { rewriteTags } from './rewrite-tags'

/** 750 rpx are the width of the screen, whatever it is. Source: developers.weixin.qq.com, framework/view/wxss. */
function withoutRpx(value: string): string {
  return value.replace(/(-?\d*\.?\d+)rpx\b/gi, (_, amount: string) => `calc(${amount} * 100vw / 750)`)
}

function convert(files: ReadonlyMap<string, Buffer>, path: string, importers: readonly string[]): string {
  const content = files.get(path)
  if (!content) throw new Error(`${importers.at(-1)} imports ${path}, which is not there`)
  if (importers.includes(path)) return ''
  const root = postcss.parse(content.toString('utf8'), { from: path })
  root.walkAtRules('import', (rule) => {
    const source = rule.params.replace(/^["']|["'].*$/g, '')
    const target = source.startsWith('/') ? source.slice(1) : join(dirname(path), source)
    rule.replaceWith(postcss.parse(convert(files, target, [...importers, path])))
  })
  root.walkRules((rule) => {
    const isKeyframe = rule.parent?.type === 'atrule' && /keyframes$/i.test((rule.parent as postcss.AtRule).name)
    if (!isKeyframe && !rule.selector.startsWith('wx-')) rule.selector = rewriteTags(rule.selector)
  })
  root.walkDecls((declaration) => {
    if (/rpx/i.test(declaration.value)) declaration.value = withoutRpx(declaration.value)
  })
  return root.toString()
}

/** The CSS of every WXSS file, by path without the ending. */
export function convertWxss(files: ReadonlyMap<string, Buffer>): Record<string, string> {
  const styles: Record<string, string> = {}
  for (const path of files.keys()) if (path.endsWith('.wxss')) styles[path.slice(0, -5)] = convert(files, path, [])
  return styles
}
