import { currentTerm, dayIn, lastDayOf, overlappingTerms } from '../../../src/rules/school/terms'

const autumn = { id: 'autumn', startsOn: '2026-09-07', weekCount: 18 }
const spring = { id: 'spring', startsOn: '2027-03-01', weekCount: 18 }

test.each([
  ['2026-09-07', 'autumn'],
  ['2027-01-10', 'autumn'],
  ['2027-01-11', 'spring'],
  ['2026-08-01', 'autumn'],
  ['2027-12-31', 'spring'],
])('on %s the term is %s', (day, id) => {
  expect(currentTerm([spring, autumn], day)?.id).toBe(id)
})

test('an institution without terms has no current one', () => {
  expect(currentTerm([], '2026-09-07')).toBeNull()
})

test('the day of an instant is the day where the institution is', () => {
  const instant = new Date('2026-11-22T16:30:00Z')
  expect(dayIn('Asia/Shanghai', instant)).toBe('2026-11-23')
  expect(dayIn('America/Chicago', instant)).toBe('2026-11-22')
})

test('where two terms overlap the earlier lasts to its end, and each knows of the other', () => {
  const early = { ...spring, startsOn: '2026-12-28' }
  expect(currentTerm([early, autumn], '2026-12-27')?.id).toBe('autumn')
  expect(currentTerm([early, autumn], '2027-01-10')?.id).toBe('autumn')
  expect(currentTerm([early, autumn], '2027-01-11')?.id).toBe('spring')
  expect(overlappingTerms([early, autumn], autumn).map(({ id }) => id)).toEqual(['spring'])
  expect(overlappingTerms([spring, autumn], autumn)).toEqual([])
  expect(lastDayOf(autumn)).toBe('2027-01-10')
})

test('terms that only touch do not overlap', () => {
  expect(overlappingTerms([{ ...spring, startsOn: '2027-01-11' }, autumn], autumn)).toEqual([])
})
