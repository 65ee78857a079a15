import { useCallback, useEffect, useRef, useState } from 'react'
import type { CourseId } from '../../../contract/catalogue/ids'
import type { Operations } from '../../../contract/operations'
import type { Problem } from '../../calls/problem'
import { useSession } from '../../people/stores/session'
import { findCourse } from '../../selection/calls/catalogue'

type CourseAnswer = Operations['getCourse']['reply']

/** A course and how it stands for the person; asked again after every change. The last answer stays while asking. */
export function useCourse(courseId: CourseId) {
  const [answer, setAnswer] = useState<CourseAnswer | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const token = useSession((state) => state.token)
  const latest = useRef(0)

  const reload = useCallback(async () => {
    latest.current += 1
    const mine = latest.current
    setProblem(null)
    const outcome = await findCourse(courseId)
    if (mine !== latest.current) return
    if (outcome.ok) setAnswer(outcome.value)
    else setProblem(outcome)
  }, [courseId])

  // Also after signing in: the first question was then refused.
  useEffect(() => {
    if (token !== null) void reload()
  }, [reload, token])
  return { answer, problem, reload }
}
