import type { CourseId } from '../../../contract/catalogue/ids'
import type { AdviserRequestKind } from '../../../contract/selection/adviser-requests'
import type { RemedyTarget } from '../../kit/text/wording'
import { leaveToSignIn } from '../../shell/leave-to-sign-in'
import { openPlan, openPrivacy, openSection, openTab, openWaitlist, openWelcome } from '../../shell/open'
import { useSectionSearch } from '../stores/section-search'

/** The remedies that a screen has of its own. */
export interface OwnRemedies {
  refresh(): void
  /** The course that refusals are about. */
  courseId: CourseId
  showOtherSections?(): void
  joinWaitlist?(): void
  /** Asks for an exception; absent where the sections are not known. */
  askAdviser?(kind: AdviserRequestKind): void
  /** Changes from a course that is held, null for any, to the one that refusals are about. */
  swapFrom?(courseId: CourseId | null): void
  /** True when the screen itself shows what was asked for. */
  showCourse?(courseId: CourseId): boolean
}

/** Goes where a remedy leads. What the screen does not have itself, the course's own screen has. */
export function followRemedy(target: RemedyTarget, own: OwnRemedies): void {
  if (target.to === 'course') {
    if (!own.showCourse?.(target.courseId)) openSection(target.courseId)
  } else if (target.to === 'courses') {
    if (target.text !== undefined) useSectionSearch.getState().write(target.text)
    openTab('courses')
  } else {
    const ways = {
      'other-sections': own.showOtherSections ?? (() => openSection(own.courseId)),
      waitlist: own.joinWaitlist ?? (() => openSection(own.courseId)),
      'my-waitlist': openWaitlist,
      timetable: () => openTab('timetable'),
      plan: openPlan,
      'sign-in': leaveToSignIn,
      welcome: openWelcome,
      privacy: openPrivacy,
      refresh: own.refresh,
    }
    ways[target.to]()
  }
}
