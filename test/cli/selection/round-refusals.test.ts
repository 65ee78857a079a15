import { setCapacity } from '../../../src/cloud/catalogue/tables/sections'
import { oneSection, openCampus, phone } from '../../support/campus'
import { staffOf } from '../../support/command-line'
import { only, termId } from '../../support/small-college'

const campus = openCampus()
const staff = staffOf(campus)

/** The refusals that `round list` counts for each round of a term, by its name. */
async function refusals(term: string = termId): Promise<Record<string, number>> {
  const lines = (await staff.does('round', 'list', term)).split('\n')
  const named = lines.flatMap((line, index) => {
    const name = /^\d+ {2}(\S+)/.exec(line)?.[1]
    const count = / (\d+) refusals?,/.exec(lines[index + 2] ?? '')?.[1]
    return name && count ? [[name, Number(count)] as const] : []
  })
  return Object.fromEntries(named)
}

test('a round counts refusals of its own students and its own term only', async () => {
  const words = ['--opens', '2026-01-01 09:00', '--closes', '2036-12-01 09:00', '--credits-max', '20']
  await staff.does('term', 'add', 'other', '--name', '另', '--starts-on', '2030-09-02', '--weeks', '18')
  await staff.does('round', 'add', '--term', 'other', '--name', '别的学期', ...words)
  const late = ['--opens', '2026-01-02 09:00', ...words.slice(2)]
  await staff.does('round', 'add', '--term', termId, '--name', '别的年级', '--cohort', '1999', ...late)
  const course = await oneSection(campus, { capacity: 0 })
  const student = await phone(campus)
  const old = await phone(campus, 1999)
  expect(await student.codes('selectSections', course.sections)).toContain('section_full')
  expect(await refusals('other')).toEqual({ 别的学期: 0 })
  const counted = await refusals()
  expect(counted).toMatchObject({ 别的年级: 0 })
  expect(Object.values(counted).reduce((sum, count) => sum + count, 0)).toBe(1)
  expect(await old.codes('selectSections', course.sections)).toContain('section_full')
  const both = Object.values(await refusals()).reduce((sum, count) => sum + count, 0)
  // Whichever round has the say of this student, it is one of them and not both.
  expect(both).toBe(2)
})

test('seats set by hand are shown as such, until they are left to the file', async () => {
  const course = await oneSection(campus, { capacity: 5 })
  const name = `${course.code} 01`
  await setCapacity(campus.database, only(course.sections.sectionIds), 6)
  expect(await staff.does('watch', '--once')).toContain('(seats set by hand)')
  expect(await staff.does('section', 'capacity', name, '7')).toContain('Set by hand: imports leave it alone')
  expect(await staff.does('section', 'capacity', name, 'file')).toContain('the next import sets its seats')
  expect(await staff.does('section', 'capacity', name, 'file')).toContain('are the file’s already')
})
