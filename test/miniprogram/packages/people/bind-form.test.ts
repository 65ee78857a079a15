import { operations } from '../../../../src/contract/operations'
import { groupedCode } from '../../../../src/miniprogram/kit/text/grouped-code'
import {
  type BindFields,
  bindRequest,
  faultsOf,
  lastFourOf,
} from '../../../../src/miniprogram/packages/people/pages/bind/bind-form'

const today = '2026-11-22'
const filled: BindFields = {
  number: '20260100',
  name: '许诺',
  code: '7K3M-Q9TD-0XWB',
  birthDate: '2008-02-29',
  lastFour: '123X',
}

test('a form that is filled in has nothing wrong with it, whichever proof the school asks for', () => {
  expect(faultsOf(filled, 'activation_code', today)).toEqual({})
  expect(faultsOf(filled, 'identity', today)).toEqual({})
})

test('every blank is named, and only those of the proof that is asked for', () => {
  const blank = { number: ' ', name: '', code: ' - ', birthDate: '', lastFour: '' }
  expect(faultsOf(blank, 'activation_code', today)).toEqual({
    number: 'numberMissing',
    name: 'nameMissing',
    code: 'codeMissing',
  })
  expect(faultsOf(blank, 'identity', today)).toEqual({
    number: 'numberMissing',
    name: 'nameMissing',
    birthDate: 'birthDateMissing',
    lastFour: 'lastFourMissing',
  })
})

test('nobody was born after today', () => {
  expect(faultsOf({ ...filled, birthDate: '2026-11-23' }, 'identity', today)).toEqual({
    birthDate: 'birthDateFuture',
  })
  expect(faultsOf({ ...filled, birthDate: today }, 'identity', today)).toEqual({})
})

test('three characters are not the last four', () => {
  expect(faultsOf({ ...filled, lastFour: '123' }, 'identity', today)).toEqual({ lastFour: 'lastFourMissing' })
})

test.each(['activation_code', 'identity'] as const)('what is sent with %s is what the school takes', (proof) => {
  const request = bindRequest({ ...filled, number: ' 20260100 ' }, proof)
  expect(operations.bindStudent.request.parse(request)).toEqual(request)
  expect(request.number).toBe('20260100')
  expect(request.proof.kind).toBe(proof)
})

test.each([
  ['123x', '123X'],
  ['12 3-x9', '123X'],
  ['１２', ''],
])('the last four typed as %s read %s', (typed, read) => {
  expect(lastFourOf(typed)).toBe(read)
})

test.each([
  ['7', '7'],
  ['7k3m', '7K3M'],
  ['7k3mq', '7K3M-Q'],
  ['7K3M-', '7K3M'],
  ['7k3m q9td 0xwb', '7K3M-Q9TD-0XWB'],
  ['7K3M－Q9TD－0XWB', '7K3M-Q9TD-0XWB'],
])('a code typed as %s shows as %s', (typed, shown) => {
  expect(groupedCode(typed)).toBe(shown)
})

test('a code in a form of the school’s own is left as it was typed', () => {
  expect(groupedCode('hx/2026/00017')).toBe('hx/2026/00017')
  expect(groupedCode('abcd-efgh-ijkl-m')).toBe('abcd-efgh-ijkl-m')
})
