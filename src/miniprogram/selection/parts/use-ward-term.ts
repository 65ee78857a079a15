import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useEffect } from 'react'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { refreshPerson } from '../../people/calls/person'
import type { ActiveWard } from '../../people/text/hats'
import { refreshWardTerm, renewStaleWardTerm } from '../calls/wards'
import { nothingKept, useWardCopies } from '../stores/ward-copies'

/** Keeps a ward's term recent on a screen that shows it. What is not shared is not asked for. */
export function useRecentWardTerm({ student, scopes }: ActiveWard) {
  const isShared = scopes.includes('timetable')
  const kept = useWhileShown(useWardCopies, (state) => state.term[student.id] ?? nothingKept)
  useEffect(() => {
    if (isShared) renewStaleWardTerm(student.id)
  }, [student.id, isShared])
  useDidShow(() => {
    if (isShared) renewStaleWardTerm(student.id)
  })
  return { ...kept, isShared, renew: () => void refreshWardTerm(student.id) }
}

/** The same on a screen of nothing else: on pulling down too, which asks whether it is shared by now. */
export function useFreshWardTerm(ward: ActiveWard) {
  const recent = useRecentWardTerm(ward)
  usePullDownRefresh(async () => {
    await Promise.all([refreshPerson(), recent.isShared && refreshWardTerm(ward.student.id)])
    Taro.stopPullDownRefresh()
  })
  return recent
}
