import { askParamsOf } from '../../../../src/miniprogram/packages/selection/pages/adviser-ask/ask-params'

test('a link to the form says what is asked for which sections', () => {
  expect(askParamsOf({ kind: 'time_clash', courseId: '7', sectionIds: '12.13' })).toEqual({
    kind: 'time_clash',
    courseId: 7,
    sectionIds: [12, 13],
  })
})

test.each([
  {},
  { kind: 'a_favour', courseId: '7', sectionIds: '12' },
  { kind: 'time_clash', courseId: '7' },
  { kind: 'time_clash', courseId: 'x', sectionIds: '12' },
])('a link that is not ours asks for nothing: %j', (params) => {
  expect(askParamsOf(params)).toBeNull()
})
