import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Course } from '../../../contract/catalogue/course'
import type { CourseId, SectionId } from '../../../contract/catalogue/ids'
import type { Refusal } from '../../../contract/refusal'
import type { AdviserRequestKind } from '../../../contract/selection/adviser-requests'
import { BlockerList } from '../../selection/parts/blocker-list'
import { othersId } from './others-card'

interface BlockersCardProps {
  title: string
  refusals: readonly Refusal[]
  course: Course
  /** The section of this course that the student has, if any. */
  heldId: SectionId | null
  onShowSection(sectionId: SectionId): void
  onJoinWaitlist(): void
  onSwapFrom(courseId: CourseId | null): void
  onAskAdviser(kind: AdviserRequestKind): void
  reload(): Promise<void>
}

/** Why the section cannot be chosen now, and the ways out. */
export function BlockersCard(props: BlockersCardProps) {
  const { title, refusals, course, heldId, onShowSection, onJoinWaitlist, onSwapFrom, onAskAdviser, reload } = props
  return (
    <View className="card">
      <View className="type-heading blockers-title">{title}</View>
      <BlockerList
        refusals={refusals}
        courseId={course.id}
        refresh={() => void reload()}
        showOtherSections={() => void Taro.pageScrollTo({ selector: `#${othersId}`, duration: 160 })}
        joinWaitlist={onJoinWaitlist}
        swapFrom={onSwapFrom}
        askAdviser={onAskAdviser}
        showCourse={(courseId) => {
          if (courseId !== course.id || heldId === null) return false
          onShowSection(heldId)
          return true
        }}
      />
    </View>
  )
}
