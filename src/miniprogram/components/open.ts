import Taro from '@tarojs/taro'
import type { CourseId, SectionId } from '../../contract/ids'

type Tab = 'today' | 'courses' | 'timetable' | 'me'

/** Goes to one of the tabs. */
export function openTab(tab: Tab): void {
  void Taro.switchTab({ url: `/pages/${tab}/index` })
}

/** Opens a course at one of its sections; without one, at the section held or the first. */
export function openSection(courseId: CourseId, sectionId?: SectionId): void {
  const section = sectionId === undefined ? '' : `&sectionId=${sectionId}`
  void Taro.navigateTo({ url: `/pages/section/index?courseId=${courseId}${section}` })
}
