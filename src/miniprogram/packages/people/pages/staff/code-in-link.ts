import { groupedCode } from '../../../../kit/text/grouped-code'

/**
 * The code that a scanned picture carries in its `scene`, which WeChat hands over encoded; empty when there is none or
 * it cannot be read.
 */
export function codeInLink({ scene = '' }: Partial<Record<string, string>>): string {
  try {
    return groupedCode(decodeURIComponent(scene).slice(0, 40))
  } catch {
    return ''
  }
}
