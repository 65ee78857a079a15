import type { StudentId } from '../../../../src/contract/people/ids'
import { hatText } from '../../../../src/miniprogram/people/text/hat-text'
import { effectiveHat, hatsOf, wardOfHat } from '../../../../src/miniprogram/people/text/hats'
import { awaitingWard, daughter, own, personSample, son, teacher, wardOf } from '../../people-samples'
import { wordingIn } from '../../wording'

const everything = personSample({ student: own, wards: [wardOf(daughter), wardOf(son), awaitingWard], staff: teacher })
const guardianOf = (child: { id: number }) => ({ is: 'guardian', studentId: child.id as StudentId }) as const

test('a person has one hat for themselves, one for each child and one for the staff', () => {
  expect(hatsOf(everything)).toEqual([{ is: 'student' }, guardianOf(daughter), guardianOf(son), { is: 'staff' }])
})

test('a child who has not confirmed yet gives no hat', () => {
  const waiting = personSample({ wards: [awaitingWard] })
  expect(hatsOf(waiting)).toEqual([])
  expect(effectiveHat(waiting, null)).toEqual({ is: 'visitor' })
})

test('the chosen hat is worn as long as the person has it', () => {
  expect(effectiveHat(everything, guardianOf(son))).toEqual(guardianOf(son))
  const withoutSon = personSample({ student: own, wards: [wardOf(daughter)] })
  expect(effectiveHat(withoutSon, guardianOf(son))).toEqual({ is: 'student' })
})

test('who has chosen none wears the first, and nobody in particular is a visitor', () => {
  expect(effectiveHat(personSample({ wards: [wardOf(son)] }), null)).toEqual(guardianOf(son))
  expect(effectiveHat(personSample({}), { is: 'staff' })).toEqual({ is: 'visitor' })
  expect(effectiveHat(null, null)).toEqual({ is: 'visitor' })
})

test('a hat of a guardian shows its own child and no other', () => {
  expect(wardOfHat(everything, guardianOf(son))?.student.name).toBe('林小安')
  expect(wardOfHat(everything, { is: 'student' })).toBeNull()
})

test('a hat says whose view it is, in both languages', () => {
  const zh = wordingIn('zh-CN')
  const en = wordingIn('en')
  expect(hatText(guardianOf(daughter), everything, zh.t, 'zh-CN')).toMatchObject({
    name: '林小雨',
    role: '家长 · 妈妈',
  })
  expect(hatText({ is: 'student' }, everything, en.t, 'en')).toMatchObject({ name: 'Lin Zhixia', colour: '林知夏' })
  expect(hatText({ is: 'staff' }, everything, zh.t, 'zh-CN').role).toBe('教职工 · 教务、辅导员')
})
