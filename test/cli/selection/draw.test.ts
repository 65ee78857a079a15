import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { oneSection, openCampus, phones } from '../../support/campus'
import { campusCommand } from '../../support/command-line'
import { urlOfTestDatabase } from '../../support/database'
import { latestLottery, openLottery, rank, timetableOf } from '../../support/lottery-campus'

const campus = openCampus()

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'draw-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Runs `draw …` as the registrar does, in the folder of the test. */
const draw = (words: string[], databaseUrl = urlOfTestDatabase(campus.database)) =>
  campusCommand(databaseUrl, ['draw', ...words], { folder })

test('a registrar promises a seed, looks, draws, takes it back, draws again and publishes; anybody verifies', async () => {
  const round = await openLottery(campus)
  const popular = await oneSection(campus, { capacity: 2 })
  const other = await oneSection(campus)
  const students = await phones(campus, 4)
  for (const student of students)
    expect(
      await rank(student, round, [
        [popular, 5],
        [other, 0],
      ]),
    ).toBe('ok')
  const held = async () => (await Promise.all(students.map(timetableOf))).map((codes) => codes.join())

  const committed = await draw(['commit', '抽签', '--seed-file', 'seed'])
  expect(committed).toMatchObject({ code: 0, out: expect.stringMatching(/SHA-256 {2}[0-9a-f]{64}/) })
  expect((await stat(join(folder, 'seed'))).mode & 0o777).toBe(0o600)
  const seed = (await readFile(join(folder, 'seed'), 'utf8')).trim()
  expect(committed.out).not.toContain(seed)
  const again = await draw(['commit', '抽签', '--seed-file', 'second'])
  expect(again).toMatchObject({ code: 1, error: expect.stringContaining('A seed was promised already') })
  await expect(stat(join(folder, 'second'))).rejects.toThrow('ENOENT')
  const early = await draw(['run', '抽签', '--seed-file', 'seed'])
  expect(early).toMatchObject({ code: 1, error: expect.stringContaining('The round is open until') })

  await campus.database.query('update selection_round set opens_at = $2, closes_at = $3 where id = $1', [
    round.id,
    new Date(Date.now() - 120_000),
    new Date(Date.now() - 60_000),
  ])
  const { id } = await latestLottery(campus)
  const words = [String(id), '--seed-file', 'seed']
  const looked = await draw(['run', ...words])
  expect(looked.out).toMatch(new RegExp(`${popular.code} 01 +2 +0 +4 +2 +0`))
  expect(looked.out).toContain('Dry run: nothing was changed.')
  expect(await held()).toEqual(['', '', '', ''])

  expect(await draw(['apply', ...words])).toMatchObject({ code: 0, out: expect.stringContaining('6 choices have') })
  const given = await held()
  expect(given.filter((codes) => codes.includes(popular.code))).toHaveLength(2)
  expect(await draw(['undo', String(id)])).toMatchObject({
    code: 0,
    out: expect.stringContaining('6 places were taken'),
  })
  expect(await held()).toEqual(['', '', '', ''])
  expect(await draw(['apply', ...words])).toMatchObject({ code: 0 })
  expect(await held()).toEqual(given)
  await writeFile(join(folder, 'taken.json'), '')
  const inTheWay = await draw(['publish', ...words, '--out', 'taken.json'])
  expect(inTheWay).toMatchObject({ code: 1, error: expect.stringContaining('taken.json exists already') })
  expect(await draw(['publish', ...words, '--out', 'result.json'])).toMatchObject({
    code: 0,
    out: expect.stringContaining(seed),
  })

  const nowhere = 'postgres://nobody@127.0.0.1:1/none'
  const verified = await draw(['verify', 'result.json'], nowhere)
  expect(verified).toMatchObject({ code: 0, out: expect.stringContaining('4 students, 6 choices won') })
  const text = await readFile(join(folder, 'result.json'), 'utf8')
  await writeFile(join(folder, 'changed.json'), text.replace('["section_full"]', '"won"'))
  const changed = await draw(['verify', 'changed.json'], nowhere)
  expect(changed).toMatchObject({
    code: 1,
    error: expect.stringMatching(
      /^Not genuine\. Choice 1 of the student .* refused \(section_full\), the file says won/,
    ),
  })
  const undone = await draw(['undo', String(id)])
  expect(undone).toMatchObject({ code: 1, error: expect.stringContaining('published, which is final') })
})

test('what is wrong is said in one line with the remedy', async () => {
  const unknown = await draw(['undo', '没有'])
  expect(unknown).toMatchObject({ code: 1, error: expect.stringContaining('has no lottery 没有. It has:') })
  await openLottery(campus)
  const several = await draw(['undo', '抽签'])
  expect(several).toMatchObject({ code: 1, error: expect.stringContaining('Name one by its number') })
  const absent = await draw(['verify', 'none.json'])
  expect(absent).toMatchObject({ code: 1, error: expect.stringContaining('There is no file none.json') })
  for (const { error } of [unknown, several, absent]) expect(error.trim().split('\n')).toHaveLength(1)
})
