import { adviserRequestsMax } from '../../../../src/cloud/selection/tables/adviser-requests'
import { oneSection, openCampus, phone } from '../../../support/campus'
import { termId } from '../../../support/small-college'

const campus = openCampus()

test('whoever asked and took back without end sees what waits for an answer, and of the rest the newest', async () => {
  const student = await phone(campus)
  const { whole } = await oneSection(campus)
  await campus.database.query(
    `insert into adviser_request (id, student_id, course_id, section_ids, kind, reason, asked_at, status, decided_at)
     select gen_random_uuid(), $1, $2, '{}', 'section_full', '第' || n || '次', timestamptz '2026-11-22T08:00:00Z' + n * interval '1 s',
       case n when 1 then 'open' else 'withdrawn' end, case n when 1 then null else now() end
     from generate_series(1, $3) n`,
    [student.id, whole.courseId, adviserRequestsMax + 50],
  )
  const reply = await student.call('getAdviserRequests', { termId })
  if (!reply.ok) throw new Error('refused')
  const { requests } = reply.value
  expect(requests).toHaveLength(adviserRequestsMax + 1)
  expect(requests[0]?.reason).toBe(`第${adviserRequestsMax + 50}次`)
  expect(requests.at(-1)?.reason).toBe('第1次')
})
