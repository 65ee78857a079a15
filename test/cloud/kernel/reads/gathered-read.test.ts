import { GatheredRead } from '../../../../src/cloud/kernel/reads/gathered-read'
import { TooMuchAsked } from '../../../../src/cloud/kernel/too-much-asked'

/** Statements that are answered when the test says so. */
function statements() {
  const begun: { keys: readonly number[]; end: (error?: Error) => void }[] = []
  const read = (keys: readonly number[]) =>
    new Promise<ReadonlyMap<number, string>>((resolve, reject) => {
      const found = new Map(keys.filter((key) => key < 100).map((key) => [key, `value ${key}`]))
      begun.push({ keys, end: (error) => (error ? reject(error) : resolve(found)) })
    })
  return { begun, read }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

test('who asks at the same time shares a statement, and each key is in it once', async () => {
  const { begun, read } = statements()
  const gathered = new GatheredRead({ read })
  const asked = [gathered.find([1, 2]), gathered.find([2]), gathered.find([100])]
  await turn()
  expect(begun.map(({ keys }) => keys)).toEqual([[1, 2, 100]])
  begun[0]?.end()
  const found = await Promise.all(asked)
  expect(found[0]?.get(1)).toBe('value 1')
  expect(found[1]?.get(2)).toBe('value 2')
  expect(found[2]?.get(100)).toBeUndefined()
})

test('who asks while statements are under way is answered by one that begins later', async () => {
  const { begun, read } = statements()
  const gathered = new GatheredRead({ read, statementsMax: 1 })
  const first = gathered.find([1])
  await turn()
  const later = [gathered.find([1]), gathered.find([3])]
  await turn()
  expect(begun).toHaveLength(1)
  begun[0]?.end()
  await first
  await turn()
  expect(begun.map(({ keys }) => keys)).toEqual([[1], [1, 3]])
  begun[1]?.end()
  expect((await later[0])?.get(1)).toBe('value 1')
})

test('a statement that fails is told to those it was for, and the next one is tried', async () => {
  const { begun, read } = statements()
  const gathered = new GatheredRead({ read, statementsMax: 1 })
  const [first, second] = [gathered.find([1]), gathered.find([2])]
  await turn()
  const third = gathered.find([3])
  begun[0]?.end(new Error('away'))
  await expect(first).rejects.toThrow('away')
  await expect(second).rejects.toThrow('away')
  await turn()
  begun[1]?.end()
  expect((await third).get(3)).toBe('value 3')
})

test('a statement is for so many keys at most; who asks for more has one of their own', async () => {
  const { begun, read } = statements()
  const gathered = new GatheredRead({ read, keysMax: 3, statementsMax: 1 })
  const asked = [gathered.find([1, 2]), gathered.find([3, 4]), gathered.find([5, 6, 7, 8])]
  for (let index = 0; index < 3; index += 1) {
    await turn()
    begun[index]?.end()
    await asked[index]
  }
  expect(begun.map(({ keys }) => keys)).toEqual([
    [1, 2],
    [3, 4],
    [5, 6, 7, 8],
  ])
})

test('when too many wait, the next is told so at once', async () => {
  const { begun, read } = statements()
  const gathered = new GatheredRead({ read, statementsMax: 1, waitingMax: 2 })
  const first = gathered.find([1])
  await turn()
  const waiting = [gathered.find([2]), gathered.find([3])]
  await expect(gathered.find([4])).rejects.toThrow(TooMuchAsked)
  begun[0]?.end()
  await first
  await turn()
  begun[1]?.end()
  await Promise.all(waiting)
})
