import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'

const headerBytes = 44
const entryBytes = 20
/** The package's parts with arrows, ticks and crosses, which a phone has and its Chinese part lacks. */
const symbolParts = [85, 86, 87, 88, 89, 90]

/**
 * Turns a WOFF 1 file, which is a TrueType font with each table deflated, back into that font.
 * Source: w3.org/TR/WOFF, sections 3 to 5.
 */
function fontFromWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1 file')
  const tableCount = woff.readUInt16BE(12)
  const font = Buffer.alloc(woff.readUInt32BE(16))
  font.writeUInt32BE(woff.readUInt32BE(4), 0)
  const power = Math.floor(Math.log2(tableCount))
  font.writeUInt16BE(tableCount, 4)
  font.writeUInt16BE(2 ** power * 16, 6)
  font.writeUInt16BE(power, 8)
  font.writeUInt16BE(tableCount * 16 - 2 ** power * 16, 10)
  let end = 12 + tableCount * 16
  for (let index = 0; index < tableCount; index++) {
    const entry = headerBytes + index * entryBytes
    const [offset, packedBytes, bytes] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
    ]
    const packed = woff.subarray(offset, offset + packedBytes)
    const table = packedBytes < bytes ? inflateSync(packed) : packed
    const place = 12 + index * 16
    woff.copy(font, place, entry, entry + 4)
    font.writeUInt32BE(woff.readUInt32BE(entry + 16), place + 4)
    font.writeUInt32BE(end, place + 8)
    font.writeUInt32BE(bytes, place + 12)
    table.copy(font, end)
    // Every table starts on a multiple of four.
    end += Math.ceil(bytes / 4) * 4
  }
  return font
}

/**
 * Fills `folder` with Noto Sans SC and a fontconfig file that knows nothing else, so that Chinese is there
 * and looks the same on every machine. Returns the path of that file.
 */
export async function installChineseFonts(folder: string): Promise<string> {
  const files = join(dirname(require.resolve('@fontsource/noto-sans-sc/package.json')), 'files')
  await mkdir(folder, { recursive: true })
  const scripts = [400, 500, 700].flatMap((weight) => [`chinese-simplified-${weight}`, `latin-${weight}`])
  for (const script of [...scripts, ...symbolParts.map((part) => `${part}-400`)]) {
    const name = `noto-sans-sc-${script}-normal`
    await writeFile(join(folder, `${name}.ttf`), fontFromWoff(await readFile(join(files, `${name}.woff`))))
  }
  const settings = join(folder, 'fonts.conf')
  const families = ['sans-serif', 'serif', 'system-ui', 'monospace'].map(
    (family) => `<alias><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
  )
  await writeFile(
    settings,
    `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig><dir>${folder}</dir><cachedir>${join(folder, 'cache')}</cachedir>${families.join('')}</fontconfig>\n`,
  )
  return settings
}
