import type { SectionId } from '../../../../src/contract/catalogue/ids'
import type { Reply } from '../../../../src/contract/refusal'
import type { EnrolmentChange } from '../../../../src/contract/selection/enrolment'
import { oneSection, openCampus, type Phone, phone, phones } from '../../../support/campus'

const campus = openCampus({ creditsMax: 40 })
const join = { isAutomatic: false, dropCourseId: null }

/** What an answer tells of the seats, be it granted or refused. */
function toldBy(reply: Reply<EnrolmentChange>) {
  if (reply.ok) return reply.value.seats
  return reply.refusals.flatMap((refusal) => ('counted' in refusal && refusal.counted ? refusal.counted.seats : []))
}

async function seatsNow(student: Phone, sectionIds: SectionId[]) {
  const reply = await student.call('getSeats', { sectionIds })
  if (!reply.ok) throw new Error('refused')
  expect(Date.parse(reply.value.asOf)).toBeLessThanOrEqual(Date.parse(reply.value.serverTime))
  return reply.value.seats
}

test('whatever a choice is answered, it tells the seats as asking for them would', async () => {
  const { sections, whole } = await oneSection(campus, { capacity: 1 })
  const [holder, waiter, late] = (await phones(campus, 3)) as [Phone, Phone, Phone]
  const steps: (() => Promise<Reply<EnrolmentChange>>)[] = [
    () => waiter.call('joinWaitlist', { ...sections, ...join }),
    () => holder.call('selectSections', sections),
    () => waiter.call('selectSections', sections),
    () => waiter.call('joinWaitlist', { ...sections, ...join }),
    () => late.call('joinWaitlist', { ...sections, ...join }),
    () => late.call('leaveWaitlist', whole),
    // The seat is kept for the one who waits from the same moment on.
    () => holder.call('dropCourse', whole),
    () => late.call('selectSections', sections),
    () => waiter.call('acceptOffer', whole),
  ]
  const answers: string[] = []
  for (const step of steps) {
    const reply = await step()
    answers.push(reply.ok ? 'ok' : reply.refusals.map(({ code }) => code).join(' '))
    expect(toldBy(reply)).toEqual(await seatsNow(late, sections.sectionIds))
  }
  expect(answers).toEqual(['seat_free', 'ok', 'section_full', 'ok', 'ok', 'ok', 'ok', 'section_full', 'ok'])
})

test('changing sections tells the seats of both, and a plan those of all its courses', async () => {
  const [one, other, full] = [
    await oneSection(campus, { capacity: 3 }),
    await oneSection(campus, { capacity: 3 }),
    await oneSection(campus, { capacity: 0 }),
  ]
  const student = await phone(campus)
  await student.call('selectSections', one.sections)
  const swapped = await student.call('swapCourse', { dropCourseId: one.whole.courseId, ...other.sections })
  const both = [...other.sections.sectionIds, ...one.sections.sectionIds]
  expect(toldBy(swapped)).toEqual(await seatsNow(student, both))
  const items = [one.sections.sectionIds, full.sections.sectionIds]
  const submitted = await student.call('submitPlan', { items })
  if (!submitted.ok) throw new Error('refused')
  expect(submitted.value.seats).toEqual(await seatsNow(student, items.flat()))
})
