import { EnrolmentEvent } from '../../../../src/contract/selection/history'
import { historyDay, historyLine } from '../../../../src/miniprogram/selection/text/history-line'
import { wordingIn } from '../../wording'

const course = { courseCode: 'ART 1303', title: '皮划艇', titleEn: 'Kayaking', sectionCodes: ['01'] }
const left = { courseCode: 'CS 2103', title: '数据结构', titleEn: 'Data Structures', sectionCodes: [] }
const credits = { code: 'credit_limit', creditsAfter: 22, creditsMax: 20 } as const

const event = (more: Partial<EnrolmentEvent>): EnrolmentEvent => ({
  at: '2026-11-22T06:03:27.412Z',
  kind: 'select',
  madeBy: 'student',
  about: [course],
  refusals: [],
  reason: null,
  note: null,
  ...more,
})
const line = (more: Partial<EnrolmentEvent>, language: 'zh-CN' | 'en' = 'zh-CN') =>
  historyLine(event(more), wordingIn(language))

test('a choice is told with course, section, who, what came of it, and the second by the clock of the school', () => {
  expect(line({})).toEqual({
    what: '选课「ART 1303 皮划艇 01 班」',
    who: '自己',
    outcome: 'done',
    reasons: [],
    note: null,
    clock: '14:03:27',
  })
})

test('a refused choice gives its reason in words', () => {
  const { outcome, reasons } = line({ refusals: [credits] })
  expect(outcome).toBe('refused')
  expect(reasons).toEqual(['超出学分上限：选后 22 学分，上限 20。先退掉一门课，再来选。'])
})

test('a swap names what was left and what was taken; within a course only where to', () => {
  expect(line({ kind: 'swap', about: [course, left] }).what).toBe(
    '换课：退「CS 2103 数据结构」，选「ART 1303 皮划艇 01 班」',
  )
  expect(line({ kind: 'swap' }, 'en').what).toBe('Moved to ART 1303 Kayaking 01')
})

test('a seat taken by the waitlist itself is told apart from one that the student took', () => {
  expect(line({ kind: 'accept' }).what).toBe('确认了排到的座位「ART 1303 皮划艇 01 班」')
  expect(line({ kind: 'accept', madeBy: 'waitlist' })).toMatchObject({
    what: '候补轮到，自动选上「ART 1303 皮划艇 01 班」',
    who: '候补',
  })
  expect(line({ kind: 'accept', madeBy: 'waitlist', refusals: [credits] }).what).toMatch(/^候补轮到，没能自动选上/)
})

test('a removal says whether a round, a draw or the registrar did it', () => {
  expect(line({ kind: 'remove', madeBy: 'round' }).what).toMatch(/^试选结束/)
  expect(line({ kind: 'remove', madeBy: 'draw' }).what).toMatch(/^抽签撤销/)
  expect(line({ kind: 'remove', madeBy: 'staff' })).toMatchObject({ who: '教务处', outcome: null })
  const cancelled = line({ kind: 'remove', madeBy: 'staff', reason: 'section_cancelled' })
  expect(cancelled.what).toBe('教学班已取消：「ART 1303 皮划艇 01 班」')
})

test('the word of staff stands beside what they did', () => {
  expect(line({ kind: 'remove', madeBy: 'staff', note: '教室不够' }).note).toBe('教室不够')
})

test('a plan of which one course was refused was done in part', () => {
  expect(line({ kind: 'plan', about: [course, left], refusals: [credits] })).toMatchObject({
    what: '提交预选单，2 门',
    outcome: 'partly',
  })
})

test.each(EnrolmentEvent.shape.kind.options)('%s has words in both languages with every fact filled in', (kind) => {
  for (const language of ['zh-CN', 'en'] as const)
    for (const madeBy of EnrolmentEvent.shape.madeBy.options)
      for (const about of [[], [course], [course, left]]) {
        const { what, who } = line({ kind, madeBy, about }, language)
        expect(`${what} ${who}`).not.toMatch(/\{\{|history\.|undefined/)
      }
})

test('days are named as one speaks of them, older ones with their year', () => {
  const { t } = wordingIn('zh-CN')
  expect(historyDay('2026-11-22', '2026-11-22', t)).toBe('今天')
  expect(historyDay('2026-11-21', '2026-11-22', t)).toBe('昨天')
  expect(historyDay('2026-09-01', '2026-11-22', t)).toBe('9月1日')
  expect(historyDay('2025-12-31', '2026-11-22', t)).toBe('2025年12月31日')
})
