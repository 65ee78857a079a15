import { Vault } from '../../src/cloud/vault'

const key = (id: string, fill: string) => `${id}:${Buffer.alloc(32, fill).toString('base64')}`
const vault = new Vault(key('new', 'a'))
const identity = '110101200605170023'

test('what is sealed is opened again, never the same twice, and does not show', () => {
  const [one, other] = [
    vault.seal('student.identity_number', identity),
    vault.seal('student.identity_number', identity),
  ]
  expect(one).not.toBe(other)
  expect(Buffer.from(one.slice(4), 'base64url').includes(identity)).toBe(false)
  expect(vault.open('student.identity_number', one)).toBe(identity)
})

test('a sealed text that was changed, cut or taken from another column is not opened', () => {
  const sealed = vault.seal('student.identity_number', identity)
  const body = Buffer.from(sealed.slice(4), 'base64url')
  for (const at of [0, 12, 28, body.length - 1]) {
    const changed = Buffer.from(body)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(() => vault.open('student.identity_number', `new.${changed.toString('base64url')}`)).toThrow()
  }
  for (const length of [0, 11, 20, 28])
    expect(() =>
      vault.open('student.identity_number', `new.${body.subarray(0, length).toString('base64url')}`),
    ).toThrow()
  expect(() => vault.open('guardian.phone', sealed)).toThrow()
})

test('an earlier key opens and finds what it sealed and marked, and only the present one seals', () => {
  const before = new Vault(key('old', 'b'))
  const both = new Vault(`${key('new', 'a')},${key('old', 'b')}`)
  expect(both.open('guardian.phone', before.seal('guardian.phone', '+8613800001234'))).toBe('+8613800001234')
  expect(both.marks('phone', '+8613800001234')).toContain(before.mark('phone', '+8613800001234'))
  expect(vault.open('guardian.phone', both.seal('guardian.phone', 'x'))).toBe('x')
  expect(() => vault.open('guardian.phone', before.seal('guardian.phone', 'x'))).toThrow(
    'CAMPUS_DATA_KEYS has no key old',
  )
})

test('a mark tells kinds and keys apart, and not what it is of', () => {
  const mark = vault.mark('phone', '+8613800001234')
  expect(mark).toBe(vault.mark('phone', '+8613800001234'))
  expect(mark).not.toBe(vault.mark('student-number', '+8613800001234'))
  expect(mark.slice(4)).not.toBe(new Vault(key('new', 'c')).mark('phone', '+8613800001234').slice(4))
})

test.each(['', 'nokey', 'a:short', `${key('a', 'a')},${key('a', 'b')}`, `${key('a', 'a')},`])(
  'keys written as "%s" are refused',
  (keys) => {
    expect(() => new Vault(keys)).toThrow()
  },
)
