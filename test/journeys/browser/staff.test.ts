import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { readTableFile } from '../../../src/cli/kit/table-file'
import { en, peopleEn, peopleZhCN, staffEn, staffZhCN, zhCN } from '../../miniprogram/words-in'
import { Journey } from './journey'

let journey: Journey

beforeAll(async () => {
  journey = await Journey.start()
})
afterAll(() => journey?.end())

/** The screen on top; those left behind stay in the document, and slide away only after a moment. */
const screen = (page: Page) => page.locator('.taro_page').filter({ visible: true }).last()
const control = (page: Page, name: string) => screen(page).locator(`[aria-label="${name}"]`).filter({ visible: true })
const sees = (page: Page, text: string) => screen(page).getByText(text).filter({ visible: true }).first().waitFor()

const visits = [
  {
    language: 'zh',
    theme: 'light',
    words: zhCN,
    own: { ...peopleZhCN, ...staffZhCN },
    staff: '何敏',
    student: '林知夏',
  },
  {
    language: 'en',
    theme: 'dark',
    words: en,
    own: { ...peopleEn, ...staffEn },
    staff: 'He Min',
    student: 'Lin Zhixia',
  },
] as const

/** Asks the server as the phone of a student would. */
async function asStudent(page: Page) {
  const { origin } = new URL(page.url())
  const send = async (path: string, data: object, token = '') => {
    const answer = await page.request.post(`${origin}${path}`, { data, headers: { authorization: `Bearer ${token}` } })
    return answer.json()
  }
  const { code } = await send('/sandbox/login-codes', { openid: 'demo-lin-zhixia' })
  const { token } = (await send('/api/signIn', { code })).value
  const { currentTermId: termId } = (await send('/api/getInstitution', {})).value
  return { termId, call: async (name: string, data: object) => (await send(`/api/${name}`, data, token)).value }
}

/** A request for an exception, as the student sends it. */
async function askFor(student: Awaited<ReturnType<typeof asStudent>>): Promise<void> {
  const search = { termId: student.termId, text: 'CS', filters: {}, cursor: null, limit: 20 }
  const { listings } = await student.call('searchSections', search)
  const wanted = listings.find(({ outlook }: { outlook: { isEnrolled: boolean } }) => !outlook.isEnrolled)
  const request = { kind: 'credit_limit', sectionIds: [wanted.section.id], reason: '还差三学分毕业，请老师批准。' }
  await student.call('askAdviser', { requestId: randomUUID(), ...request })
}

async function openDesk(page: Page, { words, staff }: (typeof visits)[number]) {
  await control(page, staff).first().click()
  await page.locator('.weui-tabbar').getByText(words.tab.me, { exact: true }).click()
  await control(page, words.hat.desk).click()
}

test.each(visits)('a registrar answers a request on the phone ($language, $theme)', (visit) =>
  journey.visit(visit, async ({ page, screenshot }) => {
    const { own } = visit
    const student = await asStudent(page)
    await askFor(student)
    await openDesk(page, visit)
    await sees(page, own.desk.requests)
    await screenshot('staff-desk')
    await control(page, own.desk.requests).click()
    await sees(page, '还差三学分毕业')
    await screenshot('staff-requests')
    // The oldest stand first; the one just asked is the last.
    await control(page, own.requests.grant).last().click()
    // Without a word nothing is sent.
    await screen(page).locator('.sheet .button').last().click()
    await sees(page, own.requests.wordMissing)
    await screen(page).locator('.sheet .field-input input').fill('同意，请尽快选课')
    await screenshot('staff-answer')
    await screen(page).locator('.sheet .button').last().click()
    // What bars the student still is told before anything is granted.
    await sees(page, own.requests.grantDespite)
    await screenshot('staff-answer-barred')
    await screen(page).locator('.sheet .button').last().click()
    await sees(page, own.requests.granted)
    const { requests } = await student.call('getAdviserRequests', { termId: student.termId })
    const asked = requests.find(({ reason }: { reason: string }) => reason.startsWith('还差三学分'))
    expect(asked).toMatchObject({ status: 'granted', answer: '同意，请尽快选课', isUsable: true })
  }),
)

test.each(visits)('staff find a student by name and take class lists away ($language, $theme)', (visit) =>
  journey.visit(visit, async ({ page, screenshot }) => {
    const { own, student } = visit
    await openDesk(page, visit)
    await control(page, own.desk.find).click()
    await screen(page).locator('.field-input input').fill(student)
    await control(page, own.file.find).click()
    await sees(page, '20250001')
    await sees(page, own.find.credits.split('{{credits}}')[1] ?? '')
    await screenshot('staff-student')
    await page.goBack()
    await control(page, own.fill.title).click()
    await sees(page, own.fill.sections)
    await screenshot('staff-fill')
    const downloading = page.waitForEvent('download')
    await control(page, own.fill.table.class_lists).click()
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/^class-lists-.*\.xlsx$/)
    const path = await download.path()
    expect((await readFile(path)).length).toBeGreaterThan(10_000)
    const columns = [
      { name: 'section_id', nameZh: '教学班编号', isRequired: true, about: '' },
      { name: 'student_number', nameZh: '学号', isRequired: true, about: '' },
    ] as const
    const { rows, badRows } = await readTableFile(path, columns, {})
    expect(badRows).toEqual([])
    expect(rows.some(({ texts }) => texts.student_number === '20250001')).toBe(true)
  }),
)
