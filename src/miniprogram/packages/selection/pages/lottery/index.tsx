import { View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import type { RoundId } from '../../../../../contract/selection/ids'
import { Bones } from '../../../../kit/controls/bones'
import { Notice } from '../../../../kit/controls/notice'
import { ProblemNotice } from '../../../../kit/controls/problem-notice'
import { usePoll } from '../../../../kit/hooks/use-poll'
import { useServerNow } from '../../../../kit/hooks/use-server-now'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWords } from '../../../../kit/hooks/use-wording'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { useInstitution } from '../../../../school/institution'
import { refreshLottery } from '../../../../selection/calls/lottery'
import { useRecentStudentTerm } from '../../../../selection/parts/use-student-term'
import { useLottery } from '../../../../selection/stores/lottery'
import { shownLottery } from '../../../../selection/text/lottery-choices'
import { openTab } from '../../../../shell/open'
import { Screen } from '../../../../shell/screen'
import { useSystem } from '../../../../shell/system'
import { LotteryBody } from './lottery-body'
import { LotteryTabs } from './lottery-tabs'
import './index.css'

/** How many want a course changes while others rank; asked for no more often than this. */
const everyMs = 30_000

export default function LotteryPage() {
  const { t } = useWords()
  const isSignedIn = useSignedIn()
  const termId = useInstitution((state) => state.currentTermId)
  const told = useWhileShown(useLottery, (state) => state.lotteries)
  const toldTermId = useWhileShown(useLottery, (state) => state.termId)
  const problem = useWhileShown(useLottery, (state) => state.problem)
  const [pickedId, setPickedId] = useState<RoundId | null>(null)
  const nowMs = useServerNow(30_000)
  useKeptFresh(isSignedIn)
  useRecentStudentTerm()

  // A copy of another term is not this lottery.
  const lotteries = told && (termId === null || toldTermId === termId) ? told : null
  const picked = lotteries?.find(({ round }) => round.round.id === pickedId)
  const shown = picked ?? (lotteries ? shownLottery(lotteries, nowMs) : null)
  return (
    <Screen title={t('lottery.title')} isDocked>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && !lotteries && problem && (
        <View className="card">
          <ProblemNotice problem={problem} onRetry={() => void refreshLottery()} />
        </View>
      )}
      {isSignedIn && !lotteries && !problem && <LotterySkeleton />}
      {isSignedIn && lotteries && !shown && (
        <View className="card">
          <Notice
            title={t('lottery.none')}
            detail={t('lottery.noneDetail')}
            action={{ label: t('action.goToCourses'), onTap: () => openTab('courses') }}
          />
        </View>
      )}
      {isSignedIn && lotteries && shown && (
        <>
          <LotteryTabs lotteries={lotteries} shown={shown} onPick={setPickedId} />
          <LotteryBody key={shown.round.round.id} lottery={shown} />
        </>
      )}
    </Screen>
  )
}

/** Asks for the lotteries on opening, on coming back, on pulling down, now and then, and as soon as online again. */
function useKeptFresh(isSignedIn: boolean): void {
  const hasShown = useRef(false)
  const isOnline = useSystem((state) => state.isOnline)
  useEffect(() => {
    if (isSignedIn && isOnline) void refreshLottery()
    else if (isSignedIn && useLottery.getState().lotteries === null) void refreshLottery()
  }, [isSignedIn, isOnline])
  useDidShow(() => {
    if (hasShown.current && isSignedIn) void refreshLottery()
    hasShown.current = true
  })
  usePullDownRefresh(async () => {
    if (isSignedIn) await refreshLottery()
    Taro.stopPullDownRefresh()
  })
  usePoll(isSignedIn ? everyMs : null, refreshLottery)
}

function LotterySkeleton() {
  return (
    <>
      <View className="card">
        <Bones widths={[60, 90]} />
      </View>
      {[1, 2].map((key) => (
        <View key={key} className="card">
          <Bones widths={[64, 88, 46, 72]} />
        </View>
      ))}
    </>
  )
}
