import { View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { Bones } from '../../../../kit/controls/bones'
import { ProblemNotice } from '../../../../kit/controls/problem-notice'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWords } from '../../../../kit/hooks/use-wording'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { useInstitution } from '../../../../school/institution'
import { refreshPlan } from '../../../../selection/calls/plan'
import { usePlan } from '../../../../selection/stores/plan'
import { Screen } from '../../../../shell/screen'
import { PlanBody } from './plan-body'
import './index.css'

export default function PlanPage() {
  const { t } = useWords()
  const isSignedIn = useSignedIn()
  const termId = useInstitution((state) => state.currentTermId)
  const check = useWhileShown(usePlan, (state) => state.check)
  const problem = useWhileShown(usePlan, (state) => state.problem)
  // A copy of another term is not this plan.
  const shown = check && (termId === null || check.termId === termId) ? check : null

  const hasShown = useRef(false)

  useEffect(() => {
    if (isSignedIn) void refreshPlan()
  }, [isSignedIn])
  useDidShow(() => {
    if (hasShown.current && isSignedIn) void refreshPlan()
    hasShown.current = true
  })
  usePullDownRefresh(async () => {
    if (isSignedIn) await refreshPlan()
    Taro.stopPullDownRefresh()
  })
  return (
    <Screen title={t('plan.title')} isDocked>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && !shown && problem && (
        <View className="card">
          <ProblemNotice problem={problem} onRetry={() => void refreshPlan()} />
        </View>
      )}
      {isSignedIn && !shown && !problem && <PlanSkeleton />}
      {isSignedIn && shown && <PlanBody check={shown} />}
    </Screen>
  )
}

function PlanSkeleton() {
  return (
    <>
      <View className="card">
        <Bones widths={[60, 90]} />
      </View>
      <View className="card">
        <Bones widths={[45, 70, 100, 95, 90]} />
      </View>
      <View className="card">
        <Bones widths={[70, 85, 40]} />
      </View>
    </>
  )
}
