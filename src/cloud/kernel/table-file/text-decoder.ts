/** What the bytes 80 to 9F mean in windows-1252; some releases of Node read them as control characters. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** What Node reads for the characters that Hong Kong added to Big5, as 峯: places where there are none. */
const hongKong = /[\ue000-\uf8ff]/

export interface Decoder {
  /** Text of some bytes; with `stream` more follow. Throws a TypeError where bytes mean nothing, unless lenient. */
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string
}

/** A decoder of an encoding of the Encoding Standard that throws where bytes mean nothing in it. */
export function decoderOf(label: string): Decoder {
  const decoder = signsRead(new TextDecoder(label, { fatal: true }), label)
  if (label !== 'big5') return decoder
  return {
    decode: (bytes, options) => {
      const text = decoder.decode(bytes, options)
      if (hongKong.test(text)) throw new TypeError('a character of Hong Kong that Node does not read')
      return text
    },
  }
}

/** A decoder for showing text: what means nothing becomes �. */
export function lenientDecoderOf(label: string): Decoder {
  const decoder = signsRead(new TextDecoder(label), label)
  if (label !== 'big5') return decoder
  return { decode: (bytes, options) => decoder.decode(bytes, options).replaceAll(new RegExp(hongKong, 'g'), '\ufffd') }
}

/** The first line with bytes that mean nothing in an encoding in which a line break is one byte; 0 when there is none. */
export function firstBadLine(bytes: Uint8Array, label: string): number {
  const decoder = decoderOf(label)
  let line = 0
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(0x0a, start) + 1 || bytes.length
    line += 1
    try {
      decoder.decode(bytes.subarray(start, end))
    } catch {
      return line
    }
    start = end
  }
  return 0
}

function signsRead(decoder: TextDecoder, label: string): Decoder {
  if (label !== 'windows-1252') return decoder
  return {
    decode: (bytes, options) =>
      decoder
        .decode(bytes, options)
        .replace(/[\u0080-\u009f]/g, (sign) => windowsSigns[sign.charCodeAt(0) - 0x80] ?? sign),
  }
}
