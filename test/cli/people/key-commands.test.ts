import { Vault } from '../../../src/cloud/kernel/vault/vault'
import { openCampus } from '../../support/campus'
import { staffOf } from '../../support/command-line'
import { sealedBefore, testDataKeys } from '../../support/data-keys'
import { boundStudent, byIdentity, onRoster, somebody } from '../../support/people'
import { only } from '../../support/small-college'

const campus = openCampus()
const staff = staffOf(campus)
const newKey = `2027:${Buffer.alloc(32, 'new').toString('base64')}`
afterEach(() => {
  process.env.CAMPUS_DATA_KEYS = testDataKeys
})

test('everything is sealed again with the new key, and it says which old key is still needed for what', async () => {
  process.env.CAMPUS_DATA_KEYS = testDataKeys
  for (let at = 0; at < 501; at += 1) await onRoster(campus.database)
  const student = await onRoster(campus.database)
  const { number } = student
  await campus.database.query(`insert into guardian (student_id, name, kinship) values ($1, '林海', 'father')`, [
    student.id,
  ])
  await staff.does('guardian', 'set', number, '林海', '--phone', '13800004001')
  const gone = await boundStudent(campus)
  await gone.value('closeAccount', {})
  await staff.does('staff', 'grant', 'T1', '--role', 'cashier', '--name', '何敏')
  await staff.does('staff', 'invite', 'T1')
  await (await somebody(campus)).call('bindStudent', { ...byIdentity(student), name: '王五' })

  process.env.CAMPUS_DATA_KEYS = `${newKey},${testDataKeys}`
  const looked = await staff.does('keys', 'rotate', '--dry-run')
  expect(looked).toContain('student.birth_date_sealed: 502 with other keys')
  expect(looked).toContain('Dry run: nothing was changed.')
  const out = await staff.does('keys', 'rotate')
  expect(out).toContain('student.birth_date_sealed: 502 sealed again with key 2027')
  expect(out).toContain('guardian.phone_sealed: 1 sealed again with key 2027')
  expect(out).toContain('Key test is still needed for 1 mark of students who left')
  expect(out).toContain('Key test is still needed for 1 mark of open staff invitations')
  expect(out).toMatch(/Key test is still needed for \d+ marks? of tries to bind/)

  const vault = new Vault(newKey)
  const { rows } = await campus.database.query(
    `select st.id, st.birth_date_sealed, st.identity_number_sealed, g.phone_index from student st
     join guardian g on g.student_id = st.id where st.number = $1`,
    [number],
  )
  const row = only(rows)
  expect(vault.open('student.birth_date', row.id, row.birth_date_sealed)).toBe(student.birthDate)
  expect(vault.open('student.identity_number', row.id, row.identity_number_sealed)).toBe(student.identityNumber)
  expect(row.phone_index).toBe(vault.mark('phone', '+8613800004001'))
  expect(await staff.does('keys', 'rotate')).toContain('student.birth_date_sealed: all with key 2027')
})

test('what was sealed before rows were bound in is read as before, and sealed anew in the form of now', async () => {
  process.env.CAMPUS_DATA_KEYS = `${newKey},${testDataKeys}`
  const student = await onRoster(campus.database)
  const before = sealedBefore(newKey, 'student.birth_date', '2006-05-17')
  await campus.database.query('update student set birth_date_sealed = $2 where id = $1', [student.id, before])
  expect(await staff.does('student', 'show', student.number)).toContain('birth date 2006-**-**')
  const looked = await staff.does('keys', 'rotate', '--dry-run')
  expect(looked).toMatch(/student.birth_date_sealed: \d+ with other keys or in the form before/)
  await staff.does('keys', 'rotate')
  const { rows } = await campus.database.query('select birth_date_sealed as sealed from student where id = $1', [
    student.id,
  ])
  const { sealed } = only(rows)
  const vault = new Vault(newKey)
  expect(vault.open('student.birth_date', student.id, sealed)).toBe('2006-05-17')
  expect(() => vault.open('student.birth_date', student.id + 1, sealed)).toThrow()
  expect(await staff.does('keys', 'rotate')).toContain('student.birth_date_sealed: all with key 2027')
})

test('when nothing needs the old key any more, it says so', async () => {
  await campus.database.query('update staff_invitation set ended_at = now()')
  await campus.database.query('delete from binding_attempt')
  await campus.database.query(`update student set left_at = null, number_mark = null`)
  process.env.CAMPUS_DATA_KEYS = newKey
  expect(await staff.does('keys', 'rotate')).toContain('No other key than 2027 is needed any more.')
})
