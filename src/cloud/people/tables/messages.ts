import type { MessageCode, PersonMessage } from '../../../contract/messages'
import type { AskedScope } from '../../../contract/people/guardians'
import type { Hold } from '../../../contract/people/hold'
import type { MessageId, StudentId } from '../../../contract/people/ids'
import type { RelationCode } from '../../../contract/people/messages'
import { guardianCodes } from '../../../rules/people/messages'
import { inBatches } from '../../kernel/database/batches'
import type { Queryable } from '../../kernel/database/database'
import type { AccountId } from './sessions'

type By = PersonMessage['by']

/** A code with what its words need beside a name, as it is kept. */
export type Told =
  | { code: RelationCode; facts: Record<string, never> }
  | { code: 'scope_asked'; facts: { scope: AskedScope } }
  | { code: 'hold_placed' | 'hold_released'; facts: Pick<Hold, 'reason' | 'note'> }

/** The same of any capability, which alone knows the facts of its codes. */
interface AnyTold {
  code: MessageCode
  facts: object
}

/** A message to a student, as its row; `key` names what happened, so that nobody is told of it twice. */
export type StudentMessage = AnyTold & { student_id: StudentId; key: string; made_by: By }

export interface NewMessage {
  code: RelationCode
  /** Whom it is about, by name, and whose name that is: it is erased when they leave. */
  name: string | null
  about: { studentId: StudentId } | { accountId: AccountId } | null
  by: By
}

function valuesOf({ code, name, about, by }: NewMessage, now: Date): unknown[] {
  const studentId = about && 'studentId' in about ? about.studentId : null
  const accountId = about && 'accountId' in about ? about.accountId : null
  return [code, name, studentId, accountId, by, now]
}

// Whom somebody tells stays until that is written, so that it is erased with everything else when they leave; who has
// left is told nothing.
const isHere = 'a.left_at is null for share of a'

/** Tells one account; null tells nobody. */
export async function tellAccount(
  database: Queryable,
  accountId: AccountId | null,
  message: NewMessage,
  now: Date,
): Promise<void> {
  if (accountId === null) return
  await database.query(
    `insert into message (account_id, code, name, about_student_id, about_account_id, made_by, at)
     select a.id, $2, $3, $4, $5, $6, $7 from account a where a.id = $1 and ${isHere}`,
    [accountId, ...valuesOf(message, now)],
  )
}

/** Tells a student, who is locked, of what somebody did. */
export async function tellStudent(
  database: Queryable,
  studentId: StudentId,
  message: NewMessage,
  now: Date,
): Promise<void> {
  await database.query(
    `insert into message (student_id, code, name, about_student_id, about_account_id, made_by, at)
     select st.id, $2, $3, $4, $5, $6, $7 from student st where st.id = $1 and st.left_at is null`,
    [studentId, ...valuesOf(message, now)],
  )
}

/** Tells students, who are locked and have not left; what they were told already they are not told again. */
export async function tellStudents(database: Queryable, messages: readonly StudentMessage[], now: Date): Promise<void> {
  await inBatches(messages, (json) =>
    database.query(
      `insert into message (student_id, code, facts, key, made_by, at)
       select t.student_id, t.code, t.facts, t.key, t.made_by, $2
       from jsonb_to_recordset($1::jsonb)
         as t (student_id integer, code text, facts jsonb, key text, made_by text)
       on conflict do nothing`,
      [json, now],
    ),
  )
}

/**
 * As part of a statement: tells the students of `rows`, a query of (student_id, code, facts, key), at the parameter
 * `at`. For tables whose rows are changed and told of in one step.
 */
export function tellingStaffDeed(rows: string, at: `$${number}`): string {
  return `insert into message (student_id, code, facts, key, made_by, at)
    select t.*, 'staff', ${at} from (${rows}) t on conflict do nothing`
}

/** Asks a student, who is locked, to let a guardian see something; once a day at the most. */
export async function tellOfAsking(
  database: Queryable,
  asking: { studentId: StudentId; scope: AskedScope; name: string | null; accountId: AccountId },
  now: Date,
): Promise<void> {
  const { studentId, scope, name, accountId } = asking
  await database.query(
    `insert into message (student_id, code, name, about_account_id, facts, key, made_by, at)
     values ($1, 'scope_asked', $2, $3, $4, $5, 'guardian', $6) on conflict do nothing`,
    [studentId, name, accountId, { scope }, `${accountId} ${scope} ${now.toISOString().slice(0, 10)}`, now],
  )
}

/** Tells the guardians of a student, but for those who only await confirmation. */
export async function tellGuardians(
  database: Queryable,
  studentId: StudentId,
  message: NewMessage,
  now: Date,
): Promise<void> {
  await database.query(
    `insert into message (account_id, code, name, about_student_id, about_account_id, made_by, at)
     select a.id, $2, $3, $4, $5, $6, $7 from binding b join account a on a.id = b.account_id
     where b.student_id = $1 and b.relation = 'guardian' and b.status = 'active' and ${isHere}`,
    [studentId, ...valuesOf(message, now)],
  )
}

/**
 * Tells every registrar of a student number that was closed after wrong tries. For a number of nobody the same
 * statement tells nobody, so that it takes as long.
 */
export async function tellRegistrarsOfLock(
  database: Queryable,
  number: string,
  studentId: StudentId | null,
  now: Date,
): Promise<void> {
  await database.query(
    `insert into message (account_id, code, name, about_student_id, made_by, at)
     select a.id, 'number_locked', $1, $2, 'system', $3 from staff s
     join staff_role r on r.staff_id = s.id join account a on a.id = s.account_id
     where r.role = 'registrar' and $2::integer is not null and ${isHere}`,
    [number, studentId, now],
  )
}

/** Who reads: an account with the student it is bound to, and those whose timetable it sees as their guardian. */
export interface MessageReader {
  accountId: AccountId
  studentId: StudentId | null
  wardIds: readonly StudentId[]
}

/** `$1` to `$4` as {@link valuesOfReader}. What a student was told before somebody became their guardian is not theirs. */
const readable = `(
    select m.*, null::integer as ward_id from message m where m.account_id = $1
    union all
    select m.*, null from message m where m.student_id = $2
    union all
    select m.*, m.student_id from binding b join message m on m.student_id = b.student_id and m.at >= b.bound_at
    where b.account_id = $1 and b.relation = 'guardian' and b.status = 'active'
      and b.student_id = any ($3::integer[]) and m.code = any ($4::text[])
  )`

function valuesOfReader({ accountId, studentId, wardIds }: MessageReader): unknown[] {
  return [accountId, studentId, wardIds, guardianCodes]
}

export type MessageRow = AnyTold & {
  id: MessageId
  name: string | null
  by: By
  at: Date
  /** So is what is over. */
  isRead: boolean
  /** What it tells is over and needs nobody any more. */
  isOver: boolean
  wardId: StudentId | null
}

/** What somebody was told, newest first, before the message `before`, as it stands at `now`. */
export async function readMessages(
  database: Queryable,
  reader: MessageReader,
  { before, limit, now }: { before: number | null; limit: number; now: Date },
): Promise<MessageRow[]> {
  const { rows } = await database.query<MessageRow>(
    `select m.id, m.code, m.facts, m.name, m.made_by as by, m.at, m.ward_id as "wardId", o.is_over as "isOver",
       o.is_over or exists (select from message_read r where r.account_id = $1 and r.message_id = m.id) as "isRead"
     from ${readable} m, is_message_over(m.code, m.key, $7) as o (is_over)
     where $5::integer is null or m.id < $5 order by m.id desc limit $6`,
    [...valuesOfReader(reader), before, limit, now],
  )
  return rows
}

/** Marks everything up to a message as read by this reader, and for nobody else. */
export async function markMessagesRead(
  database: Queryable,
  reader: MessageReader,
  upToId: MessageId,
  now: Date,
): Promise<void> {
  await database.query(
    `insert into message_read (account_id, message_id, read_at)
     select $1, m.id, $6 from ${readable} m where m.id <= $5 on conflict do nothing`,
    [...valuesOfReader(reader), upToId, now],
  )
}

/** How many messages each of the readers has not read, but for those that are over at `now`. */
export async function countUnreadMessages(
  database: Queryable,
  readers: readonly MessageReader[],
  now: Date,
): Promise<Map<MessageReader, number>> {
  const { rows } = await database.query<{ n: number; count: number }>({
    name: 'count-unread-messages',
    text: `select r.n, (
        select count(*)::integer from (
          select m.id, m.code, m.key from message m where m.account_id = r."accountId"
          union all
          select m.id, m.code, m.key from message m where m.student_id = r."studentId"
          union all
          select m.id, m.code, m.key from binding b
          join message m on m.student_id = b.student_id and m.at >= b.bound_at
          where b.account_id = r."accountId" and b.relation = 'guardian' and b.status = 'active'
            and b.student_id = any (r."wardIds") and m.code = any ($2::text[])) m
        where not exists (select from message_read x where x.account_id = r."accountId" and x.message_id = m.id)
          and not is_message_over(m.code, m.key, $3)) as count
      from jsonb_to_recordset($1::jsonb) as r (n integer, "accountId" integer, "studentId" integer, "wardIds" integer[])`,
    values: [JSON.stringify(readers.map((reader, n) => ({ ...reader, n }))), guardianCodes, now],
  })
  return new Map(rows.flatMap(({ n, count }) => (readers[n] ? [[readers[n], count]] : [])))
}

/** What every message tells its reader, whatever its code. */
export type MessageFrame = Pick<PersonMessage, 'id' | 'by' | 'at' | 'isRead' | 'ward'>
