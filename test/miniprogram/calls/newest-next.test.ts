import fc from 'fast-check'
import { newestNext } from '../../../src/miniprogram/calls/newest-next'
import { endPerson } from '../../../src/miniprogram/calls/same-person'
import { doInOrder, settle } from '../scheduled-phone'

test('one at a time, and who asks gets a doing that began after the asking, also after one that broke', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(fc.boolean(), { maxLength: 8 }), async (scheduler, areBroken) => {
      let [moment, underWay, doings] = [0, 0, 0]
      const begun: number[] = []
      const line = newestNext(async () => {
        underWay += 1
        expect(underWay).toBe(1)
        begun.push(++moment)
        const isBroken = areBroken[doings++] ?? false
        await scheduler.schedule(Promise.resolve(), 'done')
        underWay -= 1
        if (isBroken) throw new Error('broken')
      })
      const waits: Promise<void>[] = []
      const ask = () => {
        const asked = ++moment
        const served = () => expect(begun.at(-1)).toBeGreaterThan(asked)
        waits.push(line().then(served, served))
      }
      doInOrder(
        scheduler,
        areBroken.map(() => ask),
      )
      await settle(scheduler)
      await Promise.all(waits)
      expect(doings).toBeLessThanOrEqual(areBroken.length)
    }),
  )
})

test('a new person does not wait for what hangs of the one before', async () => {
  let doings = 0
  const line = newestNext(() => {
    doings += 1
    return doings === 1 ? new Promise(() => undefined) : Promise.resolve()
  })
  void line()
  endPerson()
  await line()
  expect(doings).toBe(2)
})
