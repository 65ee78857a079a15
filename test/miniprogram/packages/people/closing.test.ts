import {
  isConfirmed,
  whatClosingDoes,
} from '../../../../src/miniprogram/packages/people/pages/close-account/what-closing-does'
import { keptAbout } from '../../../../src/miniprogram/packages/people/pages/privacy/kept-about'
import type { PeopleWords } from '../../../../src/miniprogram/packages/people/words/people-words'
import { awaitingWard, daughter, own, personSample, teacher, wardOf } from '../../people-samples'

/** The keys in place of the texts. */
const t = ((key: string) => key.replace('closing.', '')) as unknown as PeopleWords

const visitor = personSample({})
const student = personSample({ student: own })
const guardian = personSample({ wards: [wardOf(daughter)] })
const everything = personSample({ student: own, wards: [wardOf(daughter)], staff: teacher })

test('who is nobody here loses the account, and is not told of seats and guardians', () => {
  expect(whatClosingDoes(visitor, t)).toEqual({
    erased: ['erased.account'],
    kept: ['kept.audit'],
    after: ['after.phones'],
  })
})

test('a student is told what stays under a pseudonym, and that there is no way back alone', () => {
  const facts = whatClosingDoes(student, t)
  expect(facts.kept).toContain('kept.enrolments')
  expect(facts.after).toEqual(['after.phones', 'after.guardians', 'after.back'])
})

test('a guardian is told that the students hear of it, also while one of them has yet to confirm', () => {
  expect(whatClosingDoes(guardian, t).after).toContain('after.wards')
  expect(whatClosingDoes(personSample({ wards: [awaitingWard] }), t).erased).toContain('erased.guardian')
})

test('who is everything at once is told everything', () => {
  const { erased, kept, after } = whatClosingDoes(everything, t)
  expect([erased.length, kept.length, after.length]).toEqual([5, 3, 5])
})

test('the word that confirms may be written in any case, but not in part', () => {
  expect(isConfirmed(' leave ', 'LEAVE')).toBe(true)
  expect(isConfirmed('注销', '注销')).toBe(true)
  expect(isConfirmed('注', '注销')).toBe(false)
  expect(isConfirmed('', 'LEAVE')).toBe(false)
})

test('what is said to be kept is what the hats of a person bring with them', () => {
  expect(keptAbout(visitor)).toEqual(['account', 'sessions', 'messages'])
  expect(keptAbout(guardian)).toEqual(['account', 'guardian', 'phone', 'sessions', 'messages'])
  expect(keptAbout(student)).toContain('proofs')
  expect(keptAbout(personSample({ staff: teacher }))).toEqual(['account', 'phone', 'staff', 'sessions', 'messages'])
  expect(new Set(keptAbout(everything)).size).toBe(11)
})
