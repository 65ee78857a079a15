import { readFullSections, readSeats, seatFactsOf } from '../../../src/cloud/catalogue/tables/seats'
import type { QuotaId, SectionId } from '../../../src/contract/catalogue/ids'
import { openCampus } from '../../support/campus'
import { addCourse, termId } from '../../support/small-college'

const campus = openCampus()

test('seats are what a plain count says, for quotas, waiting, offered, cooling, uncapped and withdrawn', async () => {
  const specs = Array.from({ length: 40 }, (_, n) => ({ code: `${n}`, capacity: n % 7 === 0 ? null : n % 11 }))
  const { sectionIds } = await addCourse(campus.database, { code: 'SEATS' }, specs)
  const ids = Object.values(sectionIds) as SectionId[]
  const connection = await campus.database.connect()
  await connection.query("set session_replication_role = 'replica'")
  await connection.query('select setseed(0.42)')
  await connection.query(
    `insert into quota (section_id, seats, cohorts) select id, 1 + (random() * 5)::int, '{2025}' from section, generate_series(1, 3) where random() < 0.5`,
  )
  const quota = `(select id from quota q where q.section_id = s.id and n is not null order by random() limit 1)`
  await connection.query(
    `insert into enrolment (student_id, section_id, component_id, course_id, term_id, enrolled_at, enrolled_by, status, dropped_at, dropped_by, quota_id)
     select n + s.id * 1000, s.id, s.component_id, s.course_id, s.term_id, now(), gen_random_uuid(),
       case when d then 'dropped' else 'enrolled' end, case when d then now() end, case when d then gen_random_uuid() end,
       case when random() < 0.5 then ${quota} end
     from section s, generate_series(1, 20) n, lateral (select random() < 0.6 and n > 0 as d) x`,
  )
  await connection.query(
    `insert into waitlist_place (entry_id, section_id, place, state, quota_id)
     select gen_random_uuid(), s.id, n, (array['waiting', 'offered', 'ended'])[1 + floor(random() * 3)::int],
       case when random() < 0.5 then ${quota} end from section s, generate_series(1, 12) n where random() < 0.5`,
  )
  await connection.query(
    `insert into cooling_seat (section_id, quota_id, until)
     select s.id, case when random() < 0.5 then ${quota} end, now() + (random() - 0.5) * interval '1 hour'
     from section s, generate_series(1, 5) n`,
  )
  await connection.query('update section set withdrawn_at = now() where id % 9 = 0')
  await connection.query("set session_replication_role = 'origin'")
  connection.release()
  const now = new Date()
  const taken = `(select count(*) from enrolment e where e.section_id = s.id and e.status = 'enrolled')`
  const kept = `(select count(*) from waitlist_place p where p.section_id = s.id and p.state = 'offered')
    + (select count(*) from cooling_seat c where c.section_id = s.id and c.until > $2)`
  const { rows } = await campus.database.query(
    `select s.id, s.capacity, s.withdrawn_at is not null as out, ${taken} as enrolled, ${kept} as kept,
      (select count(*) from waitlist_place p where p.section_id = s.id and p.state = 'waiting') as waiting,
      (select json_object_agg(q.id,
        (select count(*) from enrolment e where e.section_id = s.id and e.status = 'enrolled' and e.quota_id = q.id)
        + (select count(*) from waitlist_place p where p.section_id = s.id and p.state = 'offered' and p.quota_id = q.id)
        + (select count(*) from cooling_seat c where c.section_id = s.id and c.quota_id = q.id and c.until > $2))
        from quota q where q.section_id = s.id) as "takenOfQuotas" from section s where s.id = any ($1)`,
    [ids, now],
  )
  const seats = await readSeats(campus.database, [...ids, 999_999 as SectionId], now)
  expect(seats.size).toBe(40)
  for (const { id, out: _out, ...plain } of rows) {
    const quotas = Object.keys(plain.takenOfQuotas ?? {}).map((quotaId) => {
      return { id: Number(quotaId) as QuotaId, seats: 1, cohorts: [], departmentIds: [], releasesAt: null }
    })
    expect(seatFactsOf({ quotas } as never, seats.get(id))).toEqual(seatFactsOf({ quotas } as never, plain))
  }
  const full = (await readFullSections(campus.database, [termId], now)).get(termId)
  const plainFull = rows
    .filter(({ capacity, enrolled, kept: held, out }) => !out && capacity !== null && enrolled + held >= capacity)
    .map(({ id }) => id)
  expect([...(full ?? [])].sort()).toEqual(plainFull.sort())
  expect(plainFull.length).toBeGreaterThan(3)
  expect(
    rows.some(({ takenOfQuotas }) => Object.values(takenOfQuotas ?? {}).some((count) => (count as number) > 1)),
  ).toBe(true)
})
