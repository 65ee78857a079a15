import type { Operations } from '../../../../src/contract/operations'
import { oneSection, openCampus, phone } from '../../../support/campus'
import { addStudents, termId } from '../../../support/small-college'
import { type Household, openHousehold } from '../../access/access-campus'
import type { CallerKind } from '../../access/access-table'

const campus = openCampus()
let house: Household

beforeEach(async () => {
  house = await openHousehold(campus.database, campus.now)
})

async function opened(who: CallerKind, request: Operations['getStart']['request'] = {}) {
  const reply = await campus.server.call('getStart', request, house.tokens[who])
  if (!reply.ok) throw new Error('refused')
  return reply.value
}

test('a student opens the applet with one call: the school, who they are and their term', async () => {
  const student = await phone(campus)
  const { sections } = await oneSection(campus, {})
  await student.call('selectSections', sections)
  const alone = await Promise.all([
    student.call('getInstitution', {}),
    student.call('getPerson', {}),
    student.call('getStudentTerm', { termId }),
  ])
  const [school, person, term] = alone.map((reply) => reply.ok && reply.value)
  expect(await student.call('getStart', {})).toEqual({
    ok: true,
    value: { ...(school as object), person, term, ward: null, todos: [] },
  })
})

test('a guardian opens with the term of the ward whose day the phone shows', async () => {
  const { person, term, ward } = await opened('guardian who sees all', { wardId: house.studentId })
  expect({ student: person.student, term, shown: ward?.studentId }).toEqual({
    student: null,
    term: null,
    shown: house.studentId,
  })
  const alone = await campus.server.call(
    'getStudentTerm',
    { termId, studentId: house.studentId },
    house.tokens['guardian who sees all'],
  )
  expect(alone).toEqual({ ok: true, value: ward?.term })
})

test('what is not shared with somebody does not come with the opening, whomever they ask for', async () => {
  const strangers: CallerKind[] = ['guardian who sees bills', 'guardian who awaits', 'another student', 'registrar']
  for (const who of strangers) expect((await opened(who, { wardId: house.studentId })).ward).toBeNull()
  const [other] = await addStudents(campus.database, 1)
  if (!other) throw new Error('no student was added')
  expect((await opened('guardian who sees all', { wardId: other.id })).ward).toBeNull()
})
