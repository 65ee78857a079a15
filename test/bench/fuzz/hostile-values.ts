import fc from 'fast-check'

/** A number as JSON may write it and JavaScript cannot; {@link jsonOf} takes it out of its quotes. */
const rawNumbers = ['1e999', '-1e999', '-0', '9007199254740993', '0.1e-400', `1${'0'.repeat(400)}`].map(
  (digits) => `@raw ${digits}`,
)

/** A value as JSON, with numbers that no JavaScript value stands for. */
export function jsonOf(value: unknown): string {
  return (JSON.stringify(value) ?? 'undefined').replaceAll(/"@raw ([^"]*)"/g, '$1')
}

const sql = [
  "'; drop table student; --",
  "' or '1'='1",
  "x') or 1=1 --",
  '"; select pg_sleep(10); --',
  '$1',
  '$$; delete from session; $$',
  "'||(select openid from account limit 1)||'",
  '%',
  '_%_',
  '\\',
  "E'\\\\x00'",
  '{1,2,3}',
  '(select version())::text',
  "1; copy student to program 'id'",
]

const unicode = [
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u2066txet',
  '\ufeff',
  '\u200b',
  'Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f',
  `e${'\u0301'.repeat(300)}`,
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '𠮷𩸽',
  'İıſßﬀ',
  '１２３',
  '٣٤',
  '\r\nset-cookie: a=b',
  '\u2028\u2029',
  '\uffff\ufffe',
]

const words = [
  '',
  ' ',
  '\t\n',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-1',
  '1e9',
  '0x7f',
  'true',
  '[]',
  '{}',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  'file:///etc/passwd',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what somebody would try.
  '${7*7}{{7*7}}<%=7*7%>',
  '<script>alert(1)</script>',
  '=cmd|calc!A1',
  '2026-02-30',
  '0000-01-01',
  '9999-12-31T23:59:59+23:59',
  '+275760-09-13',
  '00000000-0000-0000-0000-000000000000',
  'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
]

const longTexts = [41, 61, 81, 201, 401, 501, 4000, 4001, 30_000].map((length) => '长'.repeat(length))

export const hostileTexts: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...sql),
  fc.constantFrom(...unicode),
  fc.constantFrom(...words),
  fc.constantFrom(...longTexts),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
)

const hostileNumbers: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...rawNumbers),
  fc.constantFrom(-1, 0, 1.5, 2_147_483_647, 2_147_483_648, 4_294_967_296, 1e21, 1e308, -1e308, 5e-324),
  fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0.1 + 0.2),
  fc.double({ noNaN: true }),
  fc.integer(),
)

export const hostileKeys: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'toJSON'),
  fc.constantFrom(
    'accountId',
    'studentId',
    'student',
    'staff',
    'roles',
    'isAdmin',
    'madeBy',
    'now',
    'id',
    '$where',
    '0',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

function nested(depth: number, isList: boolean): unknown {
  let value: unknown = 1
  for (let level = 0; level < depth; level += 1) value = isList ? [value] : { a: value }
  return value
}

/** An object with a key of its own, also where the key is `__proto__`. */
export function withKey(object: object, key: string, value: unknown): object {
  const copy = { ...object }
  Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true })
  return copy
}

export const hostileValues: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileTexts },
  { weight: 3, arbitrary: hostileNumbers },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [null], [[]], { $gt: '' }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(3, 11, 13, 200), fc.boolean()).map(([n, list]) => nested(n, list)) },
  { weight: 1, arbitrary: fc.constantFrom(61, 1000, 8000).map((length) => Array.from({ length }, (_, n) => n + 1)) },
  { weight: 1, arbitrary: fc.tuple(hostileKeys, hostileTexts).map(([key, text]) => withKey({}, key, text)) },
  { weight: 1, arbitrary: fc.jsonValue() },
)
