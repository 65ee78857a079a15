import Taro from '@tarojs/taro'
import type { CourseId, SectionId } from '../../contract/ids'

type Tab = 'today' | 'courses' | 'timetable' | 'me'

/** Goes to one of the tabs. */
export function openTab(tab: Tab): void {
  void Taro.switchTab({ url: `/pages/${tab}/index` })
}

/** WeChat keeps ten screens at most; from here on the last one gives way. */
const screensMax = 9

/** Opens a screen over this one, or in its place when WeChat would keep too many. */
function openOver(url: string): void {
  void (Taro.getCurrentPages().length < screensMax ? Taro.navigateTo({ url }) : Taro.redirectTo({ url }))
}

const planPage = 'packages/selection/pages/plan/index'

/** Opens the plan (预选单); going back to it when it lies right below. */
export function openPlan(): void {
  const pages = Taro.getCurrentPages()
  const below = pages[pages.length - 2]?.route?.replace(/^\//, '')
  if (below?.startsWith(planPage)) void Taro.navigateBack()
  else openOver(`/${planPage}`)
}

/** Opens a course at one of its sections; without one, at the section held or the first. */
export function openSection(courseId: CourseId, sectionId?: SectionId): void {
  const section = sectionId === undefined ? '' : `&sectionId=${sectionId}`
  openOver(`/pages/section/index?courseId=${courseId}${section}`)
}
