import { aSecondPasses, oneSection, openCampus, type Phone, phones } from '../../../support/campus'
import { addCourse, termId } from '../../../support/small-college'

const campus = openCampus({ creditsMax: 40 })
const join = { isAutomatic: false, dropCourseId: null }

async function isOffered(student: Phone): Promise<boolean> {
  const reply = await student.call('getStudentTerm', { termId })
  return reply.ok && reply.value.waitlist.some(({ offer }) => offer !== null)
}

async function offered(students: readonly Phone[]): Promise<number> {
  return (await Promise.all(students.map(isOffered))).filter((is) => is).length
}

test('ten for whom a kept seat is freed get it, however many of another cohort stand before them', async () => {
  const course = await oneSection(campus, { capacity: 10 })
  const sectionId = course.sections.sectionIds[0]
  await campus.database.query('insert into quota (section_id, seats, cohorts) values ($1, 10, $2)', [sectionId, [2024]])
  const holders = await phones(campus, 10, 2024)
  for (const holder of holders) expect(await holder.codes('selectSections', course.sections)).toBe('ok')
  const [others, ten] = [await phones(campus, 250, 2025), await phones(campus, 12, 2024)]
  const wait = (student: Phone) => student.codes('joinWaitlist', { ...course.sections, ...join })
  expect(new Set(await Promise.all(others.map(wait)))).toEqual(new Set(['ok']))
  for (const student of ten) expect(await wait(student)).toBe('ok')
  // Together in few batches, so that one batch frees several seats.
  expect(await Promise.all(holders.map((holder) => holder.codes('dropCourse', course.whole)))).toEqual(
    holders.map(() => 'ok'),
  )
  const [newcomer] = (await phones(campus, 1, 2024)) as [Phone]
  expect(await newcomer.codes('selectSections', course.sections)).toBe('section_full')
  expect(await Promise.all(ten.map(isOffered))).toEqual(ten.map((_, index) => index < 10))
  expect(await offered(others)).toBe(0)
  // And without anybody tapping: a seat is added that is open to all.
  await campus.database.query('update section set capacity = capacity + 1 where id = $1', [sectionId])
  await aSecondPasses(campus)
  expect(await offered(others)).toBe(1)
}, 120_000)

test('who waits for a full section beside a free one does not hide those behind who want the free one only', async () => {
  const { sectionIds } = await addCourse(campus.database, { code: 'DEEP 2', credits: 1 }, [
    { code: '01', capacity: 1 },
    { code: 'L1', kind: 'lab', capacity: 0 },
    { code: 'L2', kind: 'lab', capacity: 1 },
  ])
  const pair = (lab: string) => ({ sectionIds: [sectionIds['01'], sectionIds[lab]] as never })
  const [holder, last, newcomer] = (await phones(campus, 3)) as [Phone, Phone, Phone]
  expect(await holder.codes('selectSections', pair('L2'))).toBe('ok')
  const stuck = await phones(campus, 210)
  const answers = await Promise.all(stuck.map((student) => student.codes('joinWaitlist', { ...pair('L1'), ...join })))
  expect(new Set(answers)).toEqual(new Set(['ok']))
  expect(await last.codes('joinWaitlist', { ...pair('L2'), ...join })).toBe('ok')
  const { rows } = await campus.database.query<{ id: never }>('select course_id as id from section where id = $1', [
    sectionIds['01'],
  ])
  expect(await holder.codes('dropCourse', { courseId: rows[0]?.id as never })).toBe('ok')
  expect(await newcomer.codes('selectSections', pair('L2'))).toBe('section_full section_full')
  expect(await isOffered(last)).toBe(true)
  expect(await offered(stuck)).toBe(0)
}, 120_000)
