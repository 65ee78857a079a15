import { phoneAnswer } from '../../../../src/miniprogram/packages/people/pages/phone/phone-answer'
import { summaryOf } from '../../../../src/miniprogram/packages/people/pages/phone/summary-of'
import { codeInLink } from '../../../../src/miniprogram/packages/people/pages/staff/code-in-link'
import { peopleWordsIn } from '../../../../src/miniprogram/packages/people/words/people-words'
import { daughter, personSample, son, teacher, wardOf } from '../../people-samples'
import { peopleEn } from '../../words-in'

const t = peopleWordsIn.en
const { phone } = peopleEn

test('a code from WeChat goes to the school', () => {
  expect(phoneAnswer({ code: 'abc', errMsg: 'getPhoneNumber:ok' })).toEqual({ code: 'abc' })
})

test.each([
  ['getPhoneNumber:fail user deny', undefined, 'declined'],
  ['getPhoneNumber:fail:user cancel', undefined, 'declined'],
  ['getPhoneNumber:fail auth deny', 103, 'declined'],
  ['getPhoneNumber:fail privacy permission is not authorized', undefined, 'declined'],
  ['getPhoneNumber:fail jsapi has no permission', 1400001, 'unavailable'],
  ['getPhoneNumber:fail no permission', undefined, 'unavailable'],
  ['', undefined, 'unavailable'],
] as const)('%s (%s) means that the number is %s', (errMsg, errno, trouble) => {
  expect(phoneAnswer({ errMsg, ...(errno !== undefined && { errno }) })).toEqual({ trouble })
})

const parent = personSample({ wards: [wardOf(daughter), wardOf(son)] })
const colleague = personSample({ staff: teacher })
const none = { studentsBound: 0, isStaffBound: false }

test('a parent reads how many children were found, and what comes next', () => {
  const found = summaryOf('guardian', { person: parent, studentsBound: 2, isStaffBound: false }, t)
  expect(found).toEqual({
    title: phone.done,
    detail: expect.stringMatching(/^2 children were found\. Today shows timetable and results/),
    isMissed: false,
  })
})

test('who was bound before is told so', () => {
  expect(summaryOf('guardian', { person: parent, ...none }, t).title).toBe(phone.doneBefore)
  expect(summaryOf('staff', { person: colleague, ...none }, t).title).toBe(phone.doneBefore)
})

test('whose number the school has for something else is shown the other ways', () => {
  const asParent = summaryOf('guardian', { person: colleague, studentsBound: 0, isStaffBound: true }, t)
  expect(asParent).toEqual({ title: phone.missed.guardian, detail: phone.foundOnlyStaff, isMissed: true })
  const asStaff = summaryOf('staff', { person: parent, studentsBound: 2, isStaffBound: false }, t)
  expect(asStaff).toEqual({ title: phone.missed.staff, detail: phone.foundOnlyWards, isMissed: true })
})

test('a parent whose child has no room for one more guardian is told so', () => {
  const found = summaryOf('guardian', { person: personSample({}), ...none }, t)
  expect(found).toEqual({ title: phone.missed.guardian, detail: phone.foundFull, isMissed: true })
})

test.each([
  [{ scene: '7K3MQ9TD0XWB' }, '7K3M-Q9TD-0XWB'],
  [{ scene: '7K3M-Q9TD-0XWB' }, '7K3M-Q9TD-0XWB'],
  [{ scene: '%37K3MQ9TD0XWB' }, '7K3M-Q9TD-0XWB'],
  [{ scene: '%' }, ''],
  [{}, ''],
])('the picture of an invitation is read (%#)', (params, code) => {
  expect(codeInLink(params)).toBe(code)
})
