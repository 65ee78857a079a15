import { addGuardian } from '../../../src/cloud/people/tables/guardians'
import { openCampus } from '../../support/campus'
import { staffOf } from '../../support/command-line'
import { testDataKeys, testVault } from '../../support/data-keys'
import { boundStudent, somebody } from '../../support/people'
import { newRequestId } from '../../support/small-college'

process.env.CAMPUS_DATA_KEYS = testDataKeys
const campus = openCampus()
const staff = staffOf(campus)

/** A student with a guardian of the roster who is bound, and one who was invited. */
async function family() {
  const person = await boundStudent(campus)
  const { student } = person
  const listed = { studentId: student.id, name: '林海', kinship: 'father', phone: '+8613800003001' } as const
  const guardianId = await addGuardian(campus.database, testVault, listed)
  const father = await somebody(campus)
  await campus.database.query(
    `insert into binding (account_id, student_id, relation, name, kinship, source, guardian_id)
     values ($1, $2, 'guardian', '林海', 'father', 'roster', $3)`,
    [father.accountId, student.id, guardianId],
  )
  const mother = await somebody(campus)
  const { token } = await person.value('inviteGuardian', { requestId: newRequestId(), kinship: 'mother' })
  await mother.value('acceptInvitation', { token, name: '苏 梅' })
  return { person, student, father, mother }
}

test('guardians are listed with where they come from, their phones masked', async () => {
  const { student } = await family()
  const out = await staff.does('guardian', 'list', student.number)
  expect(out).toContain('林海  father  138****3001  bound, of the roster')
  expect(out).toContain('苏 梅  mother  waits for the student, by invitation')
  expect(out).not.toContain('13800003001')
})

test('a guardian who is removed sees nothing any more, and both sides are told', async () => {
  const { person, student, father, mother } = await family()
  for (const name of ['林海', '苏梅']) {
    const out = await staff.does('guardian', 'remove', student.number, name)
    expect(out).toContain('Their binding has ended, and both sides are told.')
  }
  for (const guardian of [father, mother]) {
    expect(await guardian.value('getPerson', {})).toMatchObject({ wards: [] })
    const { messages } = await guardian.value('getMessages', { cursor: null })
    expect(messages[0]).toMatchObject({ code: 'student_removed', by: 'staff', name: '林知夏' })
  }
  const { messages } = await person.value('getMessages', { cursor: null })
  expect(messages.filter(({ code }) => code === 'guardian_removed')).toMatchObject([
    { by: 'staff', name: '苏 梅' },
    { by: 'staff', name: '林海' },
  ])
  expect(await staff.does('guardian', 'list', student.number)).toContain('林海  father  138****3001  removed by hand')
  const none = await staff.fails('guardian', 'remove', student.number, '王五')
  expect(none).toContain(`has no guardian 王五. There is: 林海.`)
})

test('a phone is corrected for who will come; who is bound stays bound', async () => {
  const { student, father } = await family()
  expect(await staff.fails('guardian', 'set', student.number, '林海')).toContain('Say what to set')
  const bad = await staff.fails('guardian', 'set', student.number, '林海', '--phone', '1380000')
  expect(bad).toContain('this is not a phone number')
  const out = await staff.does('guardian', 'set', student.number, '林海', '--phone', '138 0000 3002')
  expect(out).not.toContain('3002')
  expect(await staff.does('guardian', 'list', student.number)).toContain('林海  father  138****3002  bound')
  expect((await father.value('getPerson', {})).wards).toHaveLength(1)
})
