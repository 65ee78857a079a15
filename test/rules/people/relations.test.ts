import { closedUntil, numberLimits } from '../../../src/rules/people/binding-tries'
import { maskName, maskPhone } from '../../../src/rules/people/masking'
import { isOfAge, scopesOf } from '../../../src/rules/people/relations'

test.each([
  ['2008-11-22', '2026-11-21', false],
  ['2008-11-22', '2026-11-22', true],
  ['2008-02-29', '2026-02-28', false],
  ['2008-02-29', '2026-03-01', true],
  [null, '2026-11-22', true],
])('born %s, of age on %s: %s', (birthDate, today, expected) => {
  expect(isOfAge(birthDate, today)).toBe(expected)
})

test('a guardian always sees bills and registration, and all of a minor', () => {
  const closed = { allowsTimetable: false, allowsResults: false }
  expect(scopesOf(closed, true)).toEqual(['bills', 'registration'])
  expect(scopesOf({ ...closed, allowsResults: true }, true)).toEqual(['bills', 'registration', 'results'])
  expect(scopesOf(closed, false)).toEqual(['bills', 'registration', 'timetable', 'results'])
})

test.each([
  ['林知夏', '林*夏'],
  ['王芳', '王*'],
  ['王', '王*'],
  ['Lin Zhixia', 'L** Z*****'],
])('%s is masked as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})

test.each([
  ['+8613800005678', '138****5678'],
  ['+447700900123', '+44****0123'],
  ['+8612345', '*****'],
])('%s is masked as %s', (phone, masked) => {
  expect(maskPhone(phone)).toBe(masked)
})

test('ten wrong tries close a number for the rest of a day, thirty for the rest of a month', () => {
  const hourMs = 3_600_000
  const nine = Array.from({ length: 9 }, (_, index) => index * hourMs)
  expect(closedUntil(numberLimits, nine, 10 * hourMs)).toBeNull()
  expect(closedUntil(numberLimits, [...nine, 10 * hourMs], 11 * hourMs)).toBe(24 * hourMs)
  const thirty = Array.from({ length: 30 }, (_, index) => index * 5 * hourMs)
  expect(closedUntil(numberLimits, thirty, 200 * hourMs)).toBe(30 * 24 * hourMs)
})
