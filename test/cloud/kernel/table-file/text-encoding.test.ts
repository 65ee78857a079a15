import { encodingOf, namedEncoding, sampleLines } from '../../../../src/cloud/kernel/table-file/text-encoding'

/** Texts as the systems of such people write them, in hexadecimal: no encoder for them comes with Node. */
test.each([
  [
    'gb18030',
    'Chinese of the mainland',
    'd1a7bac52cd0d5c3fb0a32303236303030312ccdf5ceb00a32303236303030322cc0eec4c80a',
    '王伟',
  ],
  ['gb18030', 'one name among Latin letters', '73747564656e745f6e756d6265722c6e616d650a312ccdf5ceb00a', '王伟'],
  [
    'gb18030',
    'rare names',
    'd1a7bac52cd0d5c3fb2cc4eabcb60a312ccdf5c1882c323032360a322cc0ee95442c323032360a332cd5d4eac62c323032360a',
    '王翀',
  ],
  [
    'big5',
    'traditional script',
    '636f757273655f636f64652c636f757273655f7469746c650a4220352cb942b0caa5cdaaaba44fbec70a4220362cbbc8a6e6b77cad700a',
    '運動生物力學',
  ],
  ['big5', 'names in traditional script', 'bec7b8b92ca96da6570a312cb3afacfcacc20a322cb6c0ae61bba80a', '陳美玲'],
  [
    'shift_jis',
    'Japanese',
    '89c896da8352815b83682c89c896da96bc0a4220352c8366815b835e8d5c91a20a4220362c90fc8c6091e390948a770a',
    'データ構造',
  ],
  [
    'euc-kr',
    'Korean',
    'b0fab8f1c4dab5e52cb0fab8f1b8ed0a4220352cc0dab7e1b1b8c1b60a4220362cbcb1c7fcb4ebbcf6c7d00a',
    '자료구조',
  ],
  [
    'windows-1252',
    'French',
    '636f64652c74697472650a4620352cc9636f6e6f6d69652067e96ee972616c650a4620362c5468e9e27472652096206174656c6965720a',
    'Théâtre – atelier',
  ],
  [
    'windows-1252',
    'Spanish',
    '636f64652c7469746c650a4620362c45737061f16f6c2062e17369636f0a4620372c496e74726f6475636369f36e0a',
    'Español básico',
  ],
  ['windows-1252', 'German', '4b7572732c546974656c0a4d312c4772f6df656e6c656872650a4d322cdc62756e670a', 'Größenlehre'],
])('%s is known by its characters: %s', (label, _, hex, shown) => {
  const bytes = Buffer.from(hex, 'hex')
  expect(encodingOf(bytes)).toMatchObject({ label, isGuess: true })
  expect(sampleLines(bytes, label).join('\n')).toContain(shown)
})

test.each([
  ['utf-8', 'utf-8', Buffer.from('a,数据结构')],
  ['plain ASCII', 'utf-8', Buffer.from('a,b')],
  ['utf-8 with a mark', 'utf-8', Buffer.from('\ufeffa,数据结构')],
  ['utf-16 from a spreadsheet', 'utf-16le', Buffer.from('\ufeffa,数据结构', 'utf16le')],
  ['utf-16 of the other order', 'utf-16be', Buffer.from('\ufeffa,数据结构', 'utf16le').swap16()],
])('%s is no guess', (_, label, bytes) => {
  expect(encodingOf(bytes)).toMatchObject({ label, isGuess: false })
})

const whole = Buffer.from('id,title\n1,数据结构与算法\n2,操作系统原理\n')
const withByte = (at: number, byte: number) => {
  const bytes = Buffer.from(whole)
  bytes[at] = byte
  return bytes
}
test.each([
  ['cut at its end', whole.subarray(0, whole.length - 2), 'on line 3 at byte 18 (E5 8E / 8E)'.slice(0, 22)],
  ['with one byte changed', withByte(12, 0x41), 'on line 2 at byte 3 (E6)'],
  ['with a stray byte', withByte(34, 0xff), 'on line 3 at byte 1'.slice(0, 9)],
])('UTF-8 %s is refused, and not read as anything else', (_, bytes, place) => {
  expect(() => encodingOf(bytes)).toThrow('The file is UTF-8, but a character is broken')
  expect(() => encodingOf(bytes)).toThrow(place)
})

test('bytes that may be two things are refused, with the line as each reads it', () => {
  // `データ構造` in EUC-JP: nearly all of its bytes are common Chinese characters as well.
  const bytes = Buffer.from(
    '73656374696f6e5f69642c636f757273655f636f64652c636f757273655f7469746c652c74656163686572730a312c4220352ca5c7a1bca5bfb9bdc2a42cbbb3c5c4c2c0cfba0a322c4220362cc0feb7c1c2e5bff4b3d82cceebccdab0eccfba',
    'hex',
  )
  expect(() => encodingOf(bytes)).toThrow('Say it with --encoding, by the line that reads right')
  expect(() => encodingOf(bytes)).toThrow('--encoding euc-jp: 1,B 5,データ構造,山田太郎')
})

test.each([
  ['big5', 'big5'],
  ['GBK', 'gbk'],
  ['cp936', 'gb18030'],
  ['ansi', 'windows-1252'],
  ['Latin1', 'windows-1252'],
])('--encoding %s means %s', (name, label) => {
  expect(namedEncoding(name)).toBe(label)
})

test('an encoding that nobody knows is refused with those there are', () => {
  expect(() => namedEncoding('chinese-maybe')).toThrow('Give one as in utf-8, gb18030, big5')
})
