import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useEffect } from 'react'
import type { StudentId } from '../../../contract/people/ids'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { refreshPerson } from '../../people/calls/person'
import type { ActiveWard } from '../../people/text/hats'
import { refreshWardTerm } from '../calls/wards'
import { nothingKept, useWardCopies } from '../stores/ward-copies'

/** A copy older than this is renewed when a screen that shows it comes to the front. */
const staleAfterMs = 20_000

const renewedAtMs = new Map<StudentId, number>()

function renew(studentId: StudentId): Promise<void> {
  renewedAtMs.set(studentId, Date.now())
  return refreshWardTerm(studentId)
}

function renewIfStale(studentId: StudentId): void {
  if (Date.now() - (renewedAtMs.get(studentId) ?? 0) > staleAfterMs) void renew(studentId)
}

/**
 * Keeps a ward's term fresh on a screen that shows it: on opening, on coming back, on pulling down. What is not shared
 * is not asked for; pulling down asks whether it is by now.
 */
export function useFreshWardTerm({ student, scopes }: ActiveWard) {
  const isShared = scopes.includes('timetable')
  const kept = useWhileShown(useWardCopies, (state) => state.term[student.id] ?? nothingKept)
  useEffect(() => {
    if (isShared) renewIfStale(student.id)
  }, [student.id, isShared])
  useDidShow(() => {
    if (isShared) renewIfStale(student.id)
  })
  usePullDownRefresh(async () => {
    await Promise.all([refreshPerson(), isShared && renew(student.id)])
    Taro.stopPullDownRefresh()
  })
  return { ...kept, isShared, renew: () => void renew(student.id) }
}
