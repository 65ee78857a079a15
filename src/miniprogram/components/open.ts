import Taro from '@tarojs/taro'
import type { CourseId, SectionId } from '../../contract/ids'

type Tab = 'today' | 'courses' | 'timetable' | 'me'

/** Goes to one of the tabs. */
export function openTab(tab: Tab): void {
  void Taro.switchTab({ url: `/pages/${tab}/index` })
}

/** WeChat keeps ten screens at most; from here on the last one gives way. */
const screensMax = 9

/** Opens a course at one of its sections; without one, at the section held or the first. */
export function openSection(courseId: CourseId, sectionId?: SectionId): void {
  const section = sectionId === undefined ? '' : `&sectionId=${sectionId}`
  const url = `/pages/section/index?courseId=${courseId}${section}`
  void (Taro.getCurrentPages().length < screensMax ? Taro.navigateTo({ url }) : Taro.redirectTo({ url }))
}
