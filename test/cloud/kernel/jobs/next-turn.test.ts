import { nextTurn } from '../../../../src/cloud/kernel/jobs/next-turn'

test.each([
  ['* * * * *', '2026-11-29T03:10:59.999Z', '2026-11-29T03:11:00.000Z'],
  ['*/10 * * * *', '2026-11-29T03:10:00.000Z', '2026-11-29T03:20:00.000Z'],
  ['30 2 * * *', '2026-12-31T02:30:00.000Z', '2027-01-01T02:30:00.000Z'],
  ['0 0 29 2 *', '2026-11-29T00:00:00.000Z', '2028-02-29T00:00:00.000Z'],
])('the turn of "%s" after %s is %s', (cron, after, next) => {
  expect(nextTurn(cron, new Date(after)).toISOString()).toBe(next)
})

test('a line that never comes, or is none, is refused', () => {
  expect(() => nextTurn('0 0 31 2 *', new Date('2026-11-29'))).toThrow('never comes')
  expect(() => nextTurn('every day', new Date('2026-11-29'))).toThrow()
})
