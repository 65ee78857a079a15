import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { applyImport } from '../../../src/cloud/catalogue/import/apply-import'
import { planImport } from '../../../src/cloud/catalogue/import/plan-import'
import { refreshSearchTexts } from '../../../src/cloud/catalogue/refresh-search-texts'
import type { Database } from '../../../src/cloud/kernel/database/database'
import { closeTestDatabase, openTestDatabase } from '../../support/database'
import {
  addStudents,
  only,
  openCollege,
  startTestServer,
  type TestServer,
  type TestStudent,
  termId,
} from '../../support/small-college'
import { readingOf, removeFiles } from '../catalogue/import/files'

let database: Database
let campus: TestServer
let student: TestStudent

beforeAll(async () => {
  database = await openTestDatabase()
  await openCollege(database)
  const reading = await readingOf(readFileSync(join(__dirname, 'catalogue-search.csv')))
  expect(reading.badRows).toEqual([])
  await applyImport(database, termId, reading, await planImport(database, termId, reading))
  campus = await startTestServer(database)
  student = only(await addStudents(database, 1))
})
afterAll(async () => {
  await campus.server.close()
  await closeTestDatabase(database)
  await removeFiles()
})

async function search(text: string) {
  const request = { termId, text, filters: {}, cursor: null, limit: 20 }
  const reply = await campus.call('searchSections', request, student.token)
  if (!reply.ok) throw new Error(JSON.stringify(reply.refusals))
  const { listings, exactCount } = reply.value
  return { names: listings.map(({ course, section }) => `${course.code}/${section.code}`), exactCount }
}

test.each([
  ['MA 2101/01', '解析几何', 'jxjh', 'jiexijihe', '单文秀', 'swx', 'shanwenxiu', 'Analytic Geometry'],
  ['EE 3102/01', 'dpj', 'danpianji', '解小雨', 'xxy', 'xiexiaoyu', '單片機原理與應用'],
  ['MD 1103/01', 'rtjpx', '阿依努尔·买买提', '阿依努尔买买提', '阿依努尔 • 买买提'],
  ['MD 1104/01', 'jpxsy', '曾可', 'zk', 'zengke'],
  ['CS-4105/01', 'qkl', 'qukuailian', '區塊鏈', '𠮷川', 'cs4105', 'CS 4105', 'CS－4105'],
  ['FR105/01', 'Économie', 'economie generale', 'Jose Ibanez', 'José Ibáñez', 'FR 105'],
  ['AC 2106/01', '銀行會計', 'yhkj', 'yinhangkuaiji', '吕一', 'lvyi', 'luyi', 'lyu yi', 'ly'],
  ['PE 0108/01', '体育（羽毛球）', '体育(羽毛球)', '體育 羽毛球', '重阳', 'cy', 'chongyang'],
  ['HI 1109/01', '“一带一路”与中亚', '"一带一路"', '一带一路', '买买提·艾力', 'Belt & Road', 'belt road'],
  ['PH 1110/01', '大学物理Ⅱ', '大学物理II', 'Physics II', "o'neil", 'O’Neil', 'Anne-Marie', 'anne marie oneil'],
  ['PH 1111/01', '大学物理A②', '大学物理a2'],
  ['MU 1112/01', '音乐欣赏', 'yyxs', '乐山', 'ls', 'yueshan', 'leshan'],
])('%s is found by what is shown of it and by how it is read', async (name, ...texts) => {
  for (const text of texts) expect([text, (await search(text)).names]).toEqual([text, expect.arrayContaining([name])])
})

test('C++ is no C, and a teacher is found however the name was spaced', async () => {
  for (const text of ['C＋＋程序设计', 'c++', '王 伟', '王伟', 'CS-3107'])
    expect((await search(text)).names).toEqual(expect.arrayContaining(['CS 3107/01', 'CS 3107/02']))
})

test('an exact code comes first and apart from what else has the same number', async () => {
  expect(await search('cs3107')).toEqual({ names: ['CS 3107/01', 'CS 3107/02'], exactCount: 2 })
  expect(await search('CS 3107 02')).toEqual({ names: ['CS 3107/02'], exactCount: 1 })
  expect((await search('PH 111')).exactCount).toBe(0)
})

test('texts that an earlier version folded otherwise are made again once', async () => {
  await database.query(`update section set search_text = 'pe 0108' || chr(10) || '体育(羽毛球)' where code = '01'`)
  expect(await refreshSearchTexts(database)).toBe(13)
  expect(await refreshSearchTexts(database)).toBe(0)
  expect((await search('體育（羽毛球）')).names).toEqual(['PE 0108/01'])
})
