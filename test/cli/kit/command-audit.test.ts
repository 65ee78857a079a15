import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { commandPath } from '../../../src/cli/kit/command-audit'
import { lookingCommands } from '../../../src/cli/kit/command-kinds'
import { widthOf } from '../../../src/cli/kit/text-table'
import { operationWords } from '../../../src/cli/people/audit-words'
import { campusProgram } from '../../../src/cli/program'
import { addAuditEntry } from '../../../src/cloud/people/tables/audit-entries'
import { fileOf, removeFiles } from '../../cloud/catalogue/import/files'
import { peopleEn } from '../../miniprogram/words-in'
import { openCampus } from '../../support/campus'
import { staffOf } from '../../support/command-line'
import { testDataKeys } from '../../support/data-keys'
import { onRoster } from '../../support/people'

process.env.CAMPUS_DATA_KEYS = testDataKeys
const campus = openCampus()
const staff = staffOf(campus)
afterAll(removeFiles)

/** The commands that act. A new command is named here, or declared as one that only looks. */
const actingCommands = [
  'draw apply',
  'draw commit',
  'draw publish',
  'draw undo',
  'export class-lists',
  'export enrolments',
  'export fill',
  'guardian list',
  'guardian remove',
  'guardian set',
  'hold add',
  'hold release',
  'import catalogue',
  'import exams',
  'import results',
  'import roster',
  'import rules',
  'institution set',
  'keys rotate',
  'migrate',
  'request grant',
  'request refuse',
  'round add',
  'round close',
  'round open',
  'round pause',
  'round resume',
  'round set',
  'section allow-clash',
  'section cancel',
  'section capacity',
  'section quota',
  'staff grant',
  'staff invite',
  'staff revoke',
  'staff teaches',
  'student code',
  'student release',
  'student set',
  'student show',
  'student unlock',
  'term add',
  'term remove',
  'term set',
]

function leavesOf(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf)
}

interface Logged {
  actor: string
  action: string
  outcome: string
  student_id: number | null
  facts: Record<string, unknown>
}

async function logOf(action: string): Promise<Logged[]> {
  const { rows } = await campus.database.query<Logged>(
    'select actor, action, outcome, student_id, facts from audit_entry where action = $1 order by id',
    [action],
  )
  return rows
}

test('every command either acts, and is logged, or is declared to only look', () => {
  const paths = leavesOf(campusProgram()).map(commandPath)
  expect(paths.filter((path) => !lookingCommands.has(path)).sort()).toEqual(actingCommands)
  expect([...lookingCommands].filter((path) => !paths.includes(path))).toEqual([])
})

test('a command that is declared to only look could not change anything', async () => {
  const reader = staffOf(campus, { default_transaction_read_only: 'on' })
  const before = await campus.database.query('select count(*) from audit_entry')
  const looks = [
    ['term', 'list'],
    ['round', 'list'],
    ['section', 'list'],
    ['hold', 'list'],
    ['request', 'list'],
    ['watch', '--once'],
  ]
  for (const words of [...looks, ['staff', 'list'], ['audit', 'list']]) await reader.does(...words)
  expect(await reader.fails('hold', 'release', 'nobody')).toContain('read-only')
  expect((await campus.database.query('select count(*) from audit_entry')).rows).toEqual(before.rows)
})

test('what begins is written down before it is done, and how it ended after, with who did it', async () => {
  const student = await onRoster(campus.database)
  await staff.does('hold', 'add', student.number, '--reason', 'unpaid_bill', '--by', '何敏')
  expect(await logOf('hold add')).toEqual(
    ['begun', 'done'].map((outcome) => ({
      actor: '何敏',
      action: 'hold add',
      outcome,
      student_id: student.id,
      facts: { reason: 'unpaid_bill' },
    })),
  )
  await staff.fails('hold', 'release', student.number, '--reason', 'nothing')
  const released = await logOf('hold release')
  expect(released.map(({ outcome }) => outcome)).toEqual(['begun', 'refused'])
  expect(released[0]?.actor).toBe(process.env.SUDO_USER ?? (await import('node:os')).userInfo().username)
})

test('a dry run is written down as one, and reads so in the table', async () => {
  const file = await fileOf('学号,姓名,年级\nD1,钱一,2026\n', 'dry.csv')
  await staff.does('import', 'roster', file, '--dry-run')
  expect((await logOf('import roster --dry-run')).map(({ outcome }) => outcome)).toEqual(['begun', 'done'])
  expect(await logOf('import roster')).toEqual([])
  expect(await staff.does('audit', 'list', '--last', '2')).toContain('  import roster --dry-run  ')
})

test('what breaks is written down as failed', async () => {
  await campus.database.query(
    `create function break_term() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`,
  )
  await campus.database.query('create trigger term_breaks before insert on term execute function break_term()')
  try {
    await staff.fails('term', 'add', 'x', '--name', 'x', '--starts-on', '2026-09-07', '--weeks', '18')
  } finally {
    await campus.database.query('drop trigger term_breaks on term')
  }
  expect((await logOf('term add')).map(({ outcome }) => outcome)).toEqual(['begun', 'failed'])
})

test('secrets and numbers of students are not in the log; people are masked', async () => {
  const { number, id } = await onRoster(campus.database)
  await campus.database.query(`insert into guardian (student_id, name, kinship) values ($1, '林海生', 'father')`, [id])
  await staff.does('student', 'set', number, '--name', '林知霞', '--birth-date', '2006-05-17')
  await staff.does('guardian', 'set', number, '林海生', '--phone', '13800005001')
  await staff.fails('student', 'show', '20269999')
  expect((await logOf('student set'))[0]).toMatchObject({
    student_id: id,
    facts: { name: '林*霞', birthDate: '(hidden)' },
  })
  expect((await logOf('guardian set'))[0]?.facts).toEqual({ guardian: '林*生', phone: '(hidden)' })
  expect(await logOf('student show')).toMatchObject([{ student_id: null, facts: {} }, { outcome: 'refused' }])
  const { rows } = await campus.database.query('select facts from audit_entry')
  for (const secret of [number, '林知霞', '2006-05-17', '13800005001', '20269999'])
    expect(JSON.stringify(rows)).not.toContain(secret)
})

test('the log is listed by student and time, and written as a file', async () => {
  const { number } = await onRoster(campus.database)
  await staff.does('student', 'unlock', number, '--by', '何敏')
  const out = await staff.does('audit', 'list', '--student', number)
  expect(out.trim().split('\n')).toHaveLength(2)
  expect(out).toContain(`何敏  student unlock  ${number}`)
  expect(await staff.does('audit', 'list', '--since', '2099-01-01 00:00')).toContain('Nothing is in the log')
  const path = join(await fileOf('', 'anchor'), '..', 'audit.csv')
  await staff.does('audit', 'list', '--out', path)
  const text = await readFile(path, 'utf8')
  expect(text).toContain('time,who,action,outcome,student_number,given')
  // Each action is one line, however many entries tell of it.
  const { rows } = await campus.database.query(
    'select count(*)::int as actions from audit_entry where begun_id is null',
  )
  expect(text.trim().split('\n')).toHaveLength(rows[0].actions + 1)
})

test('the log is a table: the school’s time, who, what in words, about whom, each below the other', async () => {
  const { id, number } = await onRoster(campus.database)
  const write = (actor: string, action: string, outcome: 'done' | 'refused', facts: Record<string, unknown>) => {
    const at = new Date('2036-01-01T01:00:00Z')
    return addAuditEntry(campus.database, {
      at,
      accountId: null,
      staffId: null,
      actor,
      action,
      studentId: id,
      facts,
      outcome,
    })
  }
  await write('欧阳修文', 'getStudentFile', 'done', { studentId: id })
  await write('Li', 'round set', 'refused', { nameEn: 'Main', cohort: ['2025', '2026'], yes: true, waitlist: false })
  await write('a\nb', 'move binding', 'done', {})
  const lines = (await staff.does('audit', 'list', '--student', number)).trimEnd().split('\n')
  expect(lines).toHaveLength(4)
  expect(lines[1]).toMatch(/^2036-01-01 09:00 {2}a b +move binding/)
  expect(lines[2]).toMatch(/Li +round set \(refused\) .*cohort: 2025 2026/)
  for (const text of ['name en: Main', 'yes', 'waitlist: no']) expect(lines[2]).toContain(text)
  expect(lines[3]).toMatch(new RegExp(`欧阳修文 {2}Looked at a student +${number}$`))
  const columnOf = (line: string, text: string) => widthOf(line.slice(0, line.indexOf(text)))
  for (const line of lines.slice(1)) expect(columnOf(line, number)).toBe(columnOf(lines[0] ?? '', 'student'))
})

test('what is done on the phone has the same words at the command line', () => {
  expect(operationWords).toEqual(peopleEn.audit.action)
})

test('a database that is older than the log does not break a command', async () => {
  await campus.database.query('alter table audit_entry rename to audit_away')
  try {
    await staff.does('term', 'add', 'y', '--name', 'y', '--starts-on', '2026-09-07', '--weeks', '18')
  } finally {
    await campus.database.query('alter table audit_away rename to audit_entry')
  }
})
