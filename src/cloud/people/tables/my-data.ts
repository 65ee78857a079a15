import type { StudentId } from '../../../contract/people/ids'
import type { Queryable } from '../../kernel/database/database'
import type { Vault } from '../../kernel/vault/vault'
import type { AccountId } from './sessions'

/** One kind of thing kept about a person: a heading and its rows, all as text. */
export interface MyDataSheet {
  name: string
  heading: string[]
  rows: (string | null)[][]
}

/** A sheet of what is kept about a person. */
export interface PersonalSheet {
  name: string
  heading: string[]
  /** `$1` is the account, `$2` the student or null. Columns are text, in the order of the heading. */
  text: string
}

/**
 * Of anything; only somebody who taps thousands of times for it has more. Requests are the newest: what changed something is
 * among the enrolments and the waitlist too.
 */
export const sheetRowsMax = 5000

export const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

/** Of what people keep: every table that has rows of an account or of a student. What is new is added here too. */
export const peoplesData: readonly PersonalSheet[] = [
  {
    name: '账号 Account',
    heading: ['WeChat openid', 'unionid', '创建 Since'],
    text: `select openid, unionid, ${iso('created_at')} from account where id = $1 and $2::integer is not distinct from $2`,
  },
  {
    name: '绑定 Bindings',
    heading: ['关系 Relation', '学号 Student', '姓名 Name', '亲属 Kinship', '状态 Status', '时间 Since', '结束 Ended'],
    // Whose card somebody accepted is told when the student has confirmed them, and no more once a binding has ended:
    // it may have been somebody else's student all along.
    text: `select b.relation, case when b.status = 'active' or b.student_id = $2 then st.number end,
        case when b.relation = 'guardian' then b.name when b.student_id = $2 then st.name end, b.kinship, b.status, ${iso('b.bound_at')}, ${iso('b.ended_at')}
      from binding b join student st on st.id = b.student_id
      where b.account_id = $1 or (b.student_id = $2 and b.relation = 'guardian') order by b.id`,
  },
  {
    name: '登录 Sessions',
    heading: ['设备 Device', '登录 Since', '最近使用 Last used', '到期 Expires'],
    text: `select device, ${iso('created_at')}, ${iso('last_used_at')}, ${iso('expires_at')} from session
      where account_id = $1 and $2::integer is not distinct from $2 order by created_at`,
  },
  {
    name: '同意 Consents',
    heading: ['隐私版本 Version', '时间 At'],
    text: `select version, ${iso('agreed_at')} from consent
      where account_id = $1 and $2::integer is not distinct from $2 order by agreed_at`,
  },
  {
    name: '消息 Messages',
    heading: ['类型 Code', '姓名 Name', '内容 Facts', '由 By', '时间 At', '已读 Read'],
    text: `select m.code, m.name, nullif(m.facts, '{}')::text, m.made_by, ${iso('m.at')}, ${iso('r.read_at')}
      from message m left join message_read r on r.message_id = m.id and r.account_id = $1
      where m.account_id = $1 or m.student_id = $2 order by m.id`,
  },
  {
    name: '绑定尝试 Tries',
    heading: ['时间 At', '结果 Outcome'],
    text: `select ${iso('at')}, outcome from binding_attempt
      where account_id = $1 and $2::integer is not distinct from $2 order by id`,
  },
  {
    name: '教职工 Staff',
    heading: ['工号 Number', '姓名 Name', '角色 Roles', '授课姓名 Teaches as'],
    text: `select number, name, array_to_string(array(select role from staff_role r where r.staff_id = s.id), ' '), teaches_as
      from staff s where account_id = $1 and $2::integer is not distinct from $2`,
  },
  {
    name: '家长邀请 Invitations',
    heading: ['亲属 Kinship', '发出 Made', '到期 Expires', '状态 Status'],
    text: `select kinship, ${iso('made_at')}, ${iso('expires_at')}, status from guardian_invitation
      where student_id = $2 and $1::integer is not null order by made_at`,
  },
  {
    name: '限制 Holds',
    heading: ['原因 Reason', '备注 Note', '自 Placed', '至 Released'],
    text: `select reason, note, ${iso('placed_at')}, ${iso('released_at')} from hold
      where student_id = $2 and $1::integer is not null order by id`,
  },
  {
    name: '工作人员操作 Staff actions',
    heading: ['时间 At', '操作 Action', '结果 Outcome'],
    text: `select ${iso('at')}, action, outcome from audit_entry
      where (student_id = $2 or account_id = $1) order by id`,
  },
]

/** Everything kept about an account and the student it is bound to, of requests the newest, with what is sealed opened. */
export async function readMyData(
  database: Queryable,
  vault: Vault,
  questions: readonly PersonalSheet[],
  { accountId, studentId }: { accountId: AccountId; studentId: StudentId | null },
): Promise<MyDataSheet[]> {
  const sheets: MyDataSheet[] = studentId === null ? [] : [await readRoster(database, vault, studentId)]
  for (const { name, heading, text } of questions) {
    const { rows } = await database.query<(string | null)[]>({
      text: `select * from (${text}) sheet limit ${sheetRowsMax}`,
      values: [accountId, studentId],
      rowMode: 'array',
    } as never)
    sheets.push({ name, heading, rows })
  }
  return sheets
}

async function readRoster(database: Queryable, vault: Vault, studentId: StudentId): Promise<MyDataSheet> {
  const { rows } = await database.query<Record<string, string | null>>(
    `select number, name, name_en, cohort::text, standing::text, birth_date_sealed, identity_number_sealed
     from student where id = $1`,
    [studentId],
  )
  const guardians = await database.query<{ id: number; name: string; kinship: string; phone_sealed: string | null }>(
    'select id, name, kinship, phone_sealed from guardian where student_id = $1 and removed_at is null order by id',
    [studentId],
  )
  const row = rows[0] ?? {}
  const open = (field: 'student.birth_date' | 'student.identity_number', sealed: string | null | undefined) =>
    sealed ? vault.open(field, studentId, sealed) : null
  return {
    name: '学籍 Roster',
    heading: ['项目 Field', '内容 Value'],
    rows: [
      ['学号 Student number', row.number ?? null],
      ['姓名 Name', row.name ?? null],
      ['英文名 Name in English', row.name_en ?? null],
      ['入学年份 Cohort', row.cohort ?? null],
      ['年级 Year of study', row.standing ?? null],
      ['出生日期 Birth date', open('student.birth_date', row.birth_date_sealed)],
      ['证件号 Identity number', open('student.identity_number', row.identity_number_sealed)],
      ...guardians.rows.map(({ id, name, kinship, phone_sealed: sealed }) => [
        `家长 Guardian (${kinship})`,
        [name, sealed ? vault.open('guardian.phone', id, sealed) : ''].join(' ').trim(),
      ]),
    ],
  }
}
