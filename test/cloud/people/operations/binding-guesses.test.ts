import { openCampus } from '../../../support/campus'
import { byCode, byIdentity, onRoster, type RosterStudent, somebody, staffMember } from '../../../support/people'

const campus = openCampus()

const students = 10
const accounts = 400
const guessesEach = 25

test('10,000 guesses from many accounts and addresses bind nobody and lock nobody out for good', async () => {
  await campus.database.query(`update institution set student_proof = 'identity'`)
  const roster: RosterStudent[] = []
  for (let index = 0; index < students; index += 1) roster.push(await onRoster(campus.database))
  const registrar = await staffMember(campus, 'registrar')
  const attackers = await Promise.all(Array.from({ length: accounts }, () => somebody(campus)))

  // Whoever attacks knows number, name and birthday, and guesses at the document; from 400 addresses, at eight a time.
  const answers = new Map<string, number>()
  const guess = async (attacker: number, round: number) => {
    const student = roster[(attacker + round) % students] as RosterStudent
    const lastFour = String((attacker * 37 + round * 411) % 10_000).padStart(4, '0')
    // The right one is left out: what is to be proved is that the limits hold, not that chance was kind.
    if (lastFour === student.identityNumber.slice(-4)) return
    const response = await campus.server.server.inject({
      method: 'POST',
      url: '/api/bindStudent',
      headers: {
        authorization: `Bearer ${attackers[attacker]?.token}`,
        'x-forwarded-for': `10.0.${attacker >> 8}.${attacker & 255}`,
      },
      payload: JSON.stringify({
        ...byIdentity(student),
        proof: { kind: 'identity', birthDate: student.birthDate, lastFour },
      }),
    })
    const { ok, refusals } = response.json()
    const answer = ok ? 'ok' : refusals[0].code
    answers.set(answer, (answers.get(answer) ?? 0) + 1)
  }
  for (let round = 0; round < guessesEach; round += 1)
    for (let first = 0; first < accounts; first += 8)
      await Promise.all(Array.from({ length: 8 }, (_, index) => guess(first + index, round)))

  const { rows } = await campus.database.query(`select count(*)::int as bound from binding where relation = 'self'`)
  expect(rows).toEqual([{ bound: 0 }])
  expect([...answers.keys()].sort()).toEqual(['binding_limited', 'binding_refused'])
  // Ten were compared of each student; every other guess was turned away.
  const compared = await campus.database.query(
    `select student_id, count(*)::int as wrong from binding_attempt where outcome = 'wrong' group by student_id`,
  )
  expect(compared.rows).toHaveLength(students)
  expect(new Set(compared.rows.map(({ wrong }) => wrong))).toEqual(new Set([10]))

  // In the middle of it, a code from the registrar binds; a day later, birthday and document do.
  const [first, second] = roster as [RosterStudent, RosterStudent]
  const { code } = await registrar.value('issueActivationCode', { studentId: first.id })
  const person = await somebody(campus)
  expect(await person.codes('bindStudent', byCode({ ...first, activationCode: code }))).toBe('ok')
  campus.now = new Date(campus.now.getTime() + 24 * 3_600_000)
  expect(await (await somebody(campus)).codes('bindStudent', byIdentity(second))).toBe('ok')
})
