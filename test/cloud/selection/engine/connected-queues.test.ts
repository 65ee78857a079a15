import { oneSection, openCampus, type Phone, phones } from '../../../support/campus'
import { addCourse, termId } from '../../../support/small-college'

// Shortest stories that the model-based test, or thinking about it, brought to light.

const campus = openCampus({ creditsMax: 40 })
const join = { isAutomatic: false, dropCourseId: null }

test('a seat given up for an offer stays kept for a random time, as any seat given back does', async () => {
  await campus.database.query('update selection_round set release_delay_max_seconds = 60')
  const [held, wanted] = [await oneSection(campus, { capacity: 1 }), await oneSection(campus, { capacity: 1 })]
  const [holder, mover, friend] = (await phones(campus, 3)) as [Phone, Phone, Phone]
  await holder.call('selectSections', wanted.sections)
  await mover.call('selectSections', held.sections)
  await mover.call('joinWaitlist', { ...wanted.sections, isAutomatic: false, dropCourseId: held.whole.courseId })
  await holder.call('dropCourse', wanted.whole)
  expect(await mover.codes('acceptOffer', wanted.whole)).toBe('ok')
  expect(await friend.codes('selectSections', held.sections)).toBe('section_full')
  await campus.database.query('update selection_round set release_delay_max_seconds = 0')
})

test('who waits longer for one of two labs gets the seat in the lecture, whichever lab is asked about', async () => {
  const { courseId, sectionIds } = await addCourse(campus.database, { code: 'QUEUE 1', credits: 1 }, [
    { code: '01', capacity: 2 },
    { code: 'L1', kind: 'lab', capacity: 1 },
    { code: 'L2', kind: 'lab', capacity: 1 },
  ])
  const pair = (lab: string) => ({ sectionIds: [sectionIds['01'], sectionIds[lab]] as never })
  const [a, b, first, second, newcomer] = (await phones(campus, 5)) as [Phone, Phone, Phone, Phone, Phone]
  await a.call('selectSections', pair('L1'))
  await b.call('selectSections', pair('L2'))
  await first.call('joinWaitlist', { ...pair('L2'), ...join })
  await second.call('joinWaitlist', { ...pair('L1'), ...join })
  // One seat more in the lecture and in each lab, and somebody looks for a seat in the first lab.
  await campus.database.query('update section set capacity = capacity + 1 where course_id = $1', [courseId])
  await newcomer.call('selectSections', { sectionIds: [sectionIds.L1] as never })
  const offered = async (student: Phone) => {
    const reply = await student.call('getStudentTerm', { termId })
    return reply.ok && reply.value.waitlist.some(({ offer }) => offer !== null)
  }
  expect([await offered(first), await offered(second)]).toEqual([true, false])
})

test('whoever let an offer lapse may wait again at once', async () => {
  const course = await oneSection(campus, { capacity: 1 })
  const [holder, first, second] = (await phones(campus, 3)) as [Phone, Phone, Phone]
  await holder.call('selectSections', course.sections)
  await first.call('joinWaitlist', { ...course.sections, ...join })
  await second.call('joinWaitlist', { ...course.sections, ...join })
  await holder.call('dropCourse', course.whole)
  await campus.database.query(`update seat_offer set expires_at = $1 where status = 'open'`, [campus.now])
  expect(await first.codes('joinWaitlist', { ...course.sections, ...join })).toBe('ok')
})
