import { campusCommand } from '../support/command-line'

test('what a command needs is marked in its help, and all that is missing is told at once', async () => {
  const nowhere = 'postgresql://127.0.0.1:1/none'
  const { out } = await campusCommand(nowhere, ['round', 'add', '--help'])
  expect(out).toMatch(/--opens <time>\s+\(required 必填\)/)
  expect(out).not.toMatch(/--name-en <text>\s+\(required/)
  const { code, error } = await campusCommand(nowhere, ['round', 'add', '--term', 't'])
  expect(code).toBe(1)
  for (const option of ['--name <text>', '--opens <time>', '--closes <time>', '--credits-max <number>'])
    expect(error).toContain(option)
  const grant = await campusCommand(nowhere, ['request', 'grant'])
  expect(grant.error).toContain('<id>, --word <text>')
})
