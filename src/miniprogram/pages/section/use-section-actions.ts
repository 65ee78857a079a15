import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Course, Section } from '../../../contract/catalogue/course'
import type { CourseId } from '../../../contract/catalogue/ids'
import { useWords } from '../../kit/hooks/use-wording'
import { dropCourse, joinWaitlist, selectSections } from '../../selection/calls/enrolment'
import { addToPlan } from '../../selection/calls/plan'
import { type SectionChoice, sectionIdsOf, sectionsOf } from './section-choice'
import { useChange } from './use-change'

/** What is asked before it is done: `swapFrom` is the course to leave, null to choose one. */
export type Asking = 'choose' | 'drop' | 'wait' | { swapFrom: CourseId | null }

/** What can be done with a choice of sections; giving up a seat or a wait, waiting and changing ask first. */
export function useSectionActions(
  course: Course,
  choice: SectionChoice,
  held: readonly Section[],
  reload: () => Promise<void>,
) {
  const { t } = useWords()
  const [asking, setAsking] = useState<Asking | null>(null)
  const { change, run, clear } = useChange(course.id, reload)
  const sectionIds = sectionIdsOf(choice)
  return {
    asking,
    setAsking,
    change,
    run,
    clear,
    choose: () => {
      setAsking(null)
      void run('choose', () => selectSections(course.id, sectionIds))
    },
    drop: () => {
      setAsking(null)
      const heldIds = held.map(({ id }) => id)
      void run('drop', () => dropCourse(course.id, heldIds))
    },
    wait: (isAutomatic: boolean) => {
      setAsking(null)
      void run('wait', () => joinWaitlist(course.id, sectionIds, { isAutomatic, dropCourseId: null }))
    },
    plan: async () => {
      const problem = await addToPlan(course, sectionsOf(choice))
      void Taro.showToast({ title: t(problem ? 'plan.notAdded' : 'plan.added'), icon: problem ? 'none' : 'success' })
    },
  }
}
