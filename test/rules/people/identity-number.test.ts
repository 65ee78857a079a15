import { maskIdentityNumber, readIdentityNumber } from '../../../src/rules/people/identity-number'

test('a Chinese identity number is taken with its birthday, however it is typed', () => {
  expect(readIdentityNumber('11010519491231002X')).toEqual({
    number: '11010519491231002X',
    kind: 'resident',
    birthDate: '1949-12-31',
  })
  expect(readIdentityNumber(' 110105 19491231 002x ')).toEqual({
    number: '11010519491231002X',
    kind: 'resident',
    birthDate: '1949-12-31',
  })
})

test('one wrong digit, or two that changed places, fail the checksum', () => {
  const right = '11010519491231002X'
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

test.each([
  ['e12345678', 'E12345678', 'other'],
  ['A123456(7)', 'A1234567', 'hong_kong'],
  ['B765432（1）', 'B7654321', 'hong_kong'],
  ['AB987654(A)', 'AB987654A', 'hong_kong'],
  ['1234567(8)', '12345678', 'macau'],
  ['LP123456/78', 'LP12345678', 'other'],
  ['e1234567 8', 'E12345678', 'other'],
  ['H12345678', 'H12345678', 'other'],
  ['81234567', '81234567', 'other'],
])('the document %s is %s, %s', (text, number, kind) => {
  expect(readIdentityNumber(text)).toEqual({ number, kind, birthDate: null })
})

test.each([
  ['110101490101123', 'digits'],
  ['1101012008030901', 'digits'],
  ['11010120080309018', 'digits'],
  ['1101012008030901801', 'digits'],
  ['', 'shape'],
  ['E12', 'shape'],
  ['证件', 'shape'],
  ['passport', 'shape'],
  ['A'.repeat(31), 'shape'],
])('%s is no document: %s', (text, fault) => {
  expect(readIdentityNumber(text)).toEqual({ fault })
})

test.each([
  ['110101', '20270101', 'birth_date'],
  ['110101', '18750101', 'birth_date'],
  ['000000', '20080309', 'region'],
  ['160101', '20080309', 'region'],
])('region %s and birthday %s are told, although the check digit is right', (region, day, fault) => {
  const body = `${region}${day}001`
  const reads = [...'0123456789X'].map((check) => readIdentityNumber(body + check, '2026-11-22'))
  expect(reads.filter((read) => 'fault' in read && read.fault !== 'checksum')).toEqual([{ fault }])
})

test('of a number its middle is hidden, of a short one everything', () => {
  expect(maskIdentityNumber('11010519491231002X')).toBe('1101**********002X')
  expect(maskIdentityNumber('E12345678')).toBe('*********')
})
