import Taro from '@tarojs/taro'
import type { CourseId, SectionId } from '../../contract/catalogue/ids'
import type { InvitationId, StudentId } from '../../contract/people/ids'
import type { AdviserRequestKind } from '../../contract/selection/adviser-requests'
import { openScreen } from './opening'

type Tab = 'today' | 'courses' | 'timetable' | 'me'

/** Goes to one of the tabs. */
export function openTab(tab: Tab): void {
  void Taro.switchTab({ url: `/pages/${tab}/index` })
}

/** WeChat keeps ten screens at most; from here on the last one gives way. */
const screensMax = 9

/** Opens a screen over this one, or in its place when WeChat would keep too many. */
function openOver(url: string): void {
  void openScreen(url, Taro.getCurrentPages().length < screensMax ? Taro.navigateTo : Taro.redirectTo)
}

const selectionPages = '/packages/selection/pages'

/** Opens a screen; going back to it when it lies right below. */
function openOnce(url: string): void {
  const pages = Taro.getCurrentPages()
  const below = pages[pages.length - 2]?.route?.replace(/^\//, '')
  if (below && url.replace(/^\//, '') === below.split('?')[0]) void Taro.navigateBack()
  else openOver(url)
}

/** Opens the plan (预选单). */
export function openPlan(): void {
  openOnce(`${selectionPages}/plan/index`)
}

/** Opens the queues that the student stands in (候补), with the seats offered. */
export function openWaitlist(): void {
  openOnce(`${selectionPages}/waitlist/index`)
}

/** Opens the ranked choices of the lottery (抽签志愿) and what came of them. */
export function openLotteryChoices(): void {
  openOnce(`${selectionPages}/lottery/index`)
}

/** Opens what happened to the student's enrolments (选课记录). */
export function openHistory(): void {
  openOnce(`${selectionPages}/history/index`)
}

/** Opens the requests for exceptions (特殊申请) with their answers. */
export function openAdviserRequests(): void {
  openOnce(`${selectionPages}/adviser/index`)
}

/** The requests for exceptions in place of the form that was just sent. */
export function replaceWithAdviserRequests(): void {
  const pages = Taro.getCurrentPages()
  const isBelow = pages[pages.length - 2]?.route?.includes('pages/adviser/index')
  if (isBelow) void Taro.navigateBack()
  else void openScreen(`${selectionPages}/adviser/index`, Taro.redirectTo)
}

/** Opens the form that asks for an exception for these sections of a course. */
export function openAskAdviser(kind: AdviserRequestKind, courseId: CourseId, sectionIds: readonly SectionId[]): void {
  openOver(`${selectionPages}/adviser-ask/index?kind=${kind}&courseId=${courseId}&sectionIds=${sectionIds.join('.')}`)
}

/** Opens a course at one of its sections; without one, at the section held or the first. */
export function openSection(courseId: CourseId, sectionId?: SectionId): void {
  const section = sectionId === undefined ? '' : `&sectionId=${sectionId}`
  openOver(`/pages/section/index?courseId=${courseId}${section}`)
}

const peoplePages = '/packages/people/pages'

/** Opens the choice of who one is (绑定 / 添加身份): student, guardian, staff, or just looking. */
export function openWelcome(): void {
  openOnce(`${peoplePages}/welcome/index`)
}

/** The same in place of the sign-in that was just done. */
export function replaceWithWelcome(): void {
  void openScreen(`${peoplePages}/welcome/index`, Taro.redirectTo)
}

/** Opens the binding by the phone number the school has, for whom one says to be. */
export function openPhone(as: 'guardian' | 'staff'): void {
  openOver(`${peoplePages}/phone/index?as=${as}`)
}

/** Opens the form for the code of an invitation to the staff. */
export function openStaffCode(): void {
  openOver(`${peoplePages}/staff/index`)
}

/** Opens the form that binds a student number (绑定学号). */
export function openBind(): void {
  openOver(`${peoplePages}/bind/index`)
}

/** Opens the phones one is signed in on (登录设备). */
export function openSessions(): void {
  openOnce(`${peoplePages}/sessions/index`)
}

/** Opens what is kept about one, with the ways to take it along or have it erased (隐私与数据). */
export function openPrivacy(): void {
  openOnce(`${peoplePages}/privacy/index`)
}

/** Opens what leaving means, and the way to do it (注销并离开). */
export function openCloseAccount(): void {
  openOver(`${peoplePages}/close-account/index`)
}

/** Opens the guardians of the student and the students of the guardian (家人与授权). */
export function openPeople(): void {
  openOnce(`${peoplePages}/people/index`)
}

/** Opens the making of an invitation card for a guardian, or a card that is still open. */
export function openInvite(invitationId?: InvitationId): void {
  openOver(`${peoplePages}/invite/index${invitationId === undefined ? '' : `?id=${invitationId}`}`)
}

/** Opens what the person was told (消息). */
export function openMessages(): void {
  openOnce(`${peoplePages}/messages/index`)
}

/** Opens what came of the courses a student took (成绩). */
export function openResults(studentId: StudentId): void {
  openOver(`${selectionPages}/results/index?studentId=${studentId}`)
}

/** Opens what waits for staff (工作台). */
export function openDesk(): void {
  openOnce(`${peoplePages}/desk/index`)
}

/** Opens a student as staff see them; without a number, the search for one. */
export function openStudentFile(number?: string): void {
  openOver(`${peoplePages}/student-file/index${number === undefined ? '' : `?number=${encodeURIComponent(number)}`}`)
}

/** Opens what students ask of staff (特殊申请). */
export function openStaffRequests(): void {
  openOnce(`${selectionPages}/requests/index`)
}

/** Opens how rounds and sections fill (选课情况). */
export function openFill(): void {
  openOnce(`${selectionPages}/fill/index`)
}

/** Opens what the member of staff teaches (我的教学班). */
export function openClasses(): void {
  openOnce(`${selectionPages}/classes/index`)
}

/** Opens who is in a section (学生名单). */
export function openClassList(sectionId: SectionId): void {
  openOver(`${selectionPages}/class-list/index?sectionId=${sectionId}`)
}

/** Opens what staff did (操作记录). */
export function openAuditLog(): void {
  openOnce(`${peoplePages}/audit/index`)
}
