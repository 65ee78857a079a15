import { deflateSync } from 'node:zlib'
import { encode } from 'uqr'

/** CRC-32 as PNG wants it. Node has one of its own only from 20.15 on. Source: RFC 2083, section 15. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  crc.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, crc])
}

/** A QR code of `text` as PNG, about `widthPx` wide, in place of WeChat's round code that only WeChat can draw. */
export function codePicture(text: string, widthPx: number): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const scale = Math.max(1, Math.floor(widthPx / size))
  const side = size * scale
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  // Eight bits a pixel, shades of grey.
  header[8] = 8
  const rows = data.flatMap((modules) => {
    // Each row begins with its filter, which is none.
    const row = Buffer.alloc(side + 1)
    modules.forEach((isDark, index) => {
      row.fill(isDark ? 0 : 255, 1 + index * scale, 1 + (index + 1) * scale)
    })
    return Array.from({ length: scale }, () => row)
  })
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  const picture = deflateSync(Buffer.concat(rows))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', picture), chunk('IEND', new Uint8Array())])
}
