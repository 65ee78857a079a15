import type { SectionId } from '../../../src/contract/catalogue/ids'
import type { Refusal } from '../../../src/contract/refusal'
import { mainActionFor } from '../../../src/miniprogram/pages/section/main-action'

const full = (waiting: number | null): Refusal => ({
  code: 'section_full',
  sectionId: 1 as SectionId,
  sectionCode: '01',
  capacity: 30,
  enrolled: 30,
  waiting,
})
const limit: Refusal = { code: 'credit_limit', creditsAfter: 22, creditsMax: 20 }
const notOpen = (opensAt: string | null): Refusal => ({ code: 'round_not_open', opensAt, closedAt: null })

test('a section with nothing in its way is chosen', () => {
  expect(mainActionFor([])).toBe('choose')
})

test('where only seats are missing and there is a waitlist, one waits', () => {
  expect(mainActionFor([full(3)])).toBe('wait')
  expect(mainActionFor([full(null)])).toBe('choose')
})

test('where something could be left for it, one changes to it', () => {
  expect(mainActionFor([limit])).toBe('swap')
  expect(mainActionFor([limit, full(3)])).toBe('swap')
  expect(mainActionFor([limit, full(null)])).toBe('choose')
})

test('before a round opens one plans', () => {
  expect(mainActionFor([notOpen('2026-11-25T00:00:00Z'), full(3)])).toBe('plan')
  expect(mainActionFor([notOpen(null)])).toBe('choose')
})

test('in a lottery one ranks, whatever else is in the way', () => {
  const roundName = { name: '抽签', nameEn: null }
  const lottery: Refusal = { code: 'round_does_not_allow', action: 'select', roundKind: 'lottery', roundName }
  expect(mainActionFor([lottery, limit, full(3)])).toBe('rank')
  expect(mainActionFor([{ ...lottery, roundKind: 'drop_only' }])).toBe('choose')
})
