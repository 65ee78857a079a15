import { maskIdentityNumber, readIdentityNumber } from '../../src/rules/identity-number'

test('a Chinese identity number is taken with its birthday, however it is typed', () => {
  expect(readIdentityNumber('11010519491231002X')).toEqual({ number: '11010519491231002X', birthDate: '1949-12-31' })
  expect(readIdentityNumber(' 110105 19491231 002x ')).toEqual({
    number: '11010519491231002X',
    birthDate: '1949-12-31',
  })
})

test('one wrong digit, or two that changed places, fail the checksum', () => {
  const right = '440524188001010014'
  expect(readIdentityNumber(right)).toEqual({ number: right, birthDate: '1880-01-01' })
  for (let at = 0; at < 17; at += 1) {
    const wrong = `${right.slice(0, at)}${(Number(right[at]) + 1) % 10}${right.slice(at + 1)}`
    expect(readIdentityNumber(wrong)).toEqual({ fault: 'checksum' })
    const next = right[at + 1] ?? ''
    if (at < 16 && next !== right[at])
      expect(readIdentityNumber(`${right.slice(0, at)}${next}${right[at]}${right.slice(at + 2)}`)).toEqual({
        fault: 'checksum',
      })
  }
})

test('a birthday that does not exist is told', () => {
  const body = '11010520250230001'
  const faults = [...'0123456789X'].map((check) => readIdentityNumber(body + check))
  expect(faults.filter((read) => 'fault' in read && read.fault === 'birth_date')).toHaveLength(1)
})

test('passports and other documents pass as they are, and know no birthday', () => {
  expect(readIdentityNumber('e12345678')).toEqual({ number: 'E12345678', birthDate: null })
  expect(readIdentityNumber('C1234(5)')).toEqual({ number: 'C1234(5)', birthDate: null })
  for (const bad of ['', 'E12', '证件', 'A'.repeat(31)]) expect(readIdentityNumber(bad)).toEqual({ fault: 'shape' })
})

test('of a number its middle is hidden, of a short one everything', () => {
  expect(maskIdentityNumber('11010519491231002X')).toBe('1101**********002X')
  expect(maskIdentityNumber('E12345678')).toBe('*********')
})
