import fc from 'fast-check'
import { answerOrder } from '../../../src/miniprogram/calls/answer-order'
import type { Outcome } from '../../../src/miniprogram/calls/problem'
import { endPerson } from '../../../src/miniprogram/calls/same-person'
import { doInOrder, settle } from '../scheduled-phone'

test('what is shown is at least as new as the last good answer was asked, and never goes back', async () => {
  const results = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), results, async (scheduler, areGood) => {
      const order = answerOrder()
      const shown: number[] = []
      const good: number[] = []
      let problemOf: number | null = null
      const ask = (isGood: boolean, asked: number) => async () => {
        const outcome = await order(async (): Promise<Outcome<number>> => {
          await scheduler.schedule(Promise.resolve(), `answer ${asked}`)
          if (isGood) good.push(asked)
          return isGood ? { ok: true, value: asked } : { ok: false, failure: 'timeout' }
        })
        if (outcome?.ok) shown.push(outcome.value)
        if (outcome) problemOf = outcome.ok ? null : asked
      }
      doInOrder(
        scheduler,
        areGood.map((isGood, asked) => ask(isGood, asked)),
      )
      await settle(scheduler)
      expect(shown).toEqual([...shown].sort((a, b) => a - b))
      expect(shown.at(-1)).toBe(good.length > 0 ? Math.max(...good) : undefined)
      if (areGood.at(-1)) expect(problemOf).toBeNull()
    }),
    { numRuns: 300 },
  )
})

test('each key has an order of its own', async () => {
  const order = answerOrder()
  let end = () => {}
  const slow = order(
    () => new Promise<Outcome<string>>((resolve) => (end = () => resolve({ ok: true, value: 'a' }))),
    'a',
  )
  await order(async () => ({ ok: true, value: 'b' }), 'b')
  end()
  expect(await slow).toEqual({ ok: true, value: 'a' })
})

test('no answer counts for somebody the phone has let go of', async () => {
  const order = answerOrder()
  let end = () => {}
  const late = order(() => new Promise<Outcome<string>>((resolve) => (end = () => resolve({ ok: true, value: 'a' }))))
  endPerson()
  end()
  expect(await late).toBeNull()
})
