import type { StudentId } from '../../../contract/people/ids'
import type { Queryable } from '../../kernel/database/database'
import { iso, type PersonalSheet, sheetRowsMax } from '../../people/tables/my-data'

/** Every table of selection that has rows of a student; what is new is added here too. */
export const selectionsData: readonly PersonalSheet[] = [
  {
    // The newest: somebody who tries a thousand times a day makes more of them than a server has memory for.
    name: '选课请求 Requests',
    heading: ['时间 At', '由 By', '请求 Request', '结果 Reply'],
    text: `select ${iso('decided_at')}, made_by, body::text, reply::text from (
        select * from enrolment_request where student_id = $2 and $1::integer is not null
        order by decided_at desc limit ${sheetRowsMax}) newest
      order by decided_at, id`,
  },
  {
    name: '选课 Enrolments',
    heading: ['学期 Term', '课程 Course', '教学班 Section', '选课 Enrolled', '退课 Dropped', '状态 Status'],
    text: `select c.term_id, c.code, s.code, ${iso('e.enrolled_at')}, ${iso('e.dropped_at')}, e.status
      from enrolment e join section s on s.id = e.section_id join course c on c.id = e.course_id
      where e.student_id = $2 and $1::integer is not null order by e.id`,
  },
  {
    name: '候补 Waitlist',
    heading: ['课程 Course', '加入 Joined', '状态 State', '结束 Ended'],
    text: `select c.code, ${iso('w.joined_at')}, w.state, ${iso('w.ended_at')}
      from waitlist_entry w join course c on c.id = w.course_id
      where w.student_id = $2 and $1::integer is not null order by w.place`,
  },
  {
    name: '预选 Plan',
    heading: ['学期 Term', '课程 Course'],
    text: `select c.term_id, c.code from plan p join course c on c.id = p.course_id
      where p.student_id = $2 and $1::integer is not null order by c.term_id, p.position`,
  },
  {
    name: '抽签 Lottery',
    heading: ['轮次 Round', '志愿 Rank', '课程 Course', '点数 Points', '抽签号 Code'],
    text: `select l.round_id::text, l.rank::text, c.code, l.points::text, e.lottery_code
      from lottery_choice l join course c on c.id = l.course_id
      join lottery_entry e on e.round_id = l.round_id and e.student_id = l.student_id
      where l.student_id = $2 and $1::integer is not null order by l.round_id, l.rank`,
  },
  {
    name: '申请 Adviser',
    heading: ['时间 At', '类型 Kind', '课程 Course', '理由 Reason', '状态 Status', '答复 Answer'],
    text: `select ${iso('a.asked_at')}, a.kind, c.code, a.reason, a.status, a.answer
      from adviser_request a join course c on c.id = a.course_id
      where a.student_id = $2 and $1::integer is not null order by a.asked_at`,
  },
  {
    name: '成绩 Results',
    heading: ['课程 Course', '学期 Term', '成绩 Grade', '通过 Passed'],
    text: `select course_code, taken_in, grade::text, is_passed::text from course_result
      where student_id = $2 and $1::integer is not null order by taken_in, course_code`,
  },
]

/**
 * What a student wrote freely and wishes that nobody has acted on go; enrolments and their requests, lottery choices
 * of rounds that closed and results stay, under the pseudonym.
 */
export async function eraseWishes(connection: Queryable, studentId: StudentId, now: Date): Promise<void> {
  await connection.query('delete from plan where student_id = $1', [studentId])
  await connection.query('delete from plan_revision where student_id = $1', [studentId])
  // Nobody draws for somebody who is gone; once a round has closed, its choices are what the draw promised to use.
  await connection.query(
    `delete from lottery_choice c using selection_round r
     where c.student_id = $1 and r.id = c.round_id and r.closes_at > $2`,
    [studentId, now],
  )
  // What was decided stays; what was written to ask for it or to answer goes, and nobody need answer any more.
  await connection.query(
    `update adviser_request set reason = '', answer = null,
       status = case status when 'open' then 'withdrawn' else status end, decided_at = coalesce(decided_at, $2)
     where student_id = $1`,
    [studentId, now],
  )
}
