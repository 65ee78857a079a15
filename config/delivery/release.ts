/** The newest version in a changelog, with what it brings. */
export interface Release {
  /** As in `1.2.0`, of the newest heading that names a version. */
  readonly version: string
  /** The beginning of its lines, as they will stand beside it in the WeChat console. */
  readonly notes: string
  /** Whether something stands above it that belongs to no version yet. */
  readonly hasUnreleased: boolean
}

/** The lines travel in an address, and the console shows only so many characters. */
const notesMax = 200

const heading = /^## +\[?v?(\d+\.\d+\.\d+)\]?/

/** Reads CHANGELOG.md; null while no heading names a version. */
export function newestRelease(changelog: string): Release | null {
  const parts = changelog.split(/^(?=## )/m).filter((part) => part.startsWith('## '))
  const index = parts.findIndex((part) => heading.test(part))
  const part = parts[index]
  const version = part && heading.exec(part)?.[1]
  if (!version) return null
  const linesOf = (text: string) => text.split('\n').slice(1).join('\n').trim()
  return {
    version,
    notes: linesOf(part).slice(0, notesMax),
    hasUnreleased: parts.slice(0, index).some((above) => linesOf(above) !== ''),
  }
}
