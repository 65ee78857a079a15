import { readdirSync } from 'node:fs'
import { join } from 'node:path'

test('migrations are one sequence, and no number is taken twice', () => {
  const names = readdirSync(join(__dirname, '../../src/cloud/migrations')).sort()
  const numbers = names.map((name) => Number(/^(\d{6})_\w+\.sql$/.exec(name)?.[1]))
  expect(numbers).toEqual(names.map((_, index) => index + 1))
})
