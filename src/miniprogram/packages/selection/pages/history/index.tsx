import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useEffect, useMemo } from 'react'
import { AwaitedCard } from '../../../../kit/controls/awaited-card'
import { Bones } from '../../../../kit/controls/bones'
import { Button } from '../../../../kit/controls/button'
import { CopyLine } from '../../../../kit/controls/copy-line'
import { Notice } from '../../../../kit/controls/notice'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWording } from '../../../../kit/hooks/use-wording'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { readHistoryFurther, refreshHistory } from '../../../../selection/calls/enrolment-history'
import { useEnrolmentHistory } from '../../../../selection/stores/enrolment-history'
import { historyPieces } from '../../../../selection/text/history-days'
import { openTab } from '../../../../shell/open'
import { Screen } from '../../../../shell/screen'
import { HistoryPieceLines } from './history-piece'
import { pieceId, usePiecesInWindow } from './use-pieces-in-window'
import './index.css'

export default function HistoryPage() {
  const { t } = useWording()
  const isSignedIn = useSignedIn()
  const problem = useWhileShown(useEnrolmentHistory, (state) => state.problem)
  const gotAtMs = useWhileShown(useEnrolmentHistory, (state) => state.gotAtMs)
  const isEmpty = useWhileShown(useEnrolmentHistory, (state) => state.events.length === 0)
  useEffect(() => {
    if (isSignedIn) void refreshHistory()
  }, [isSignedIn])
  usePullDownRefresh(async () => {
    if (isSignedIn) await refreshHistory()
    Taro.stopPullDownRefresh()
  })
  useReachBottom(() => void readHistoryFurther())
  return (
    <Screen title={t('history.title')}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && gotAtMs === 0 && (
        <AwaitedCard
          problem={problem}
          onRetry={() => void refreshHistory()}
          widths={[70, 30, 82, 34, 64, 28, 76, 32]}
        />
      )}
      {isSignedIn && gotAtMs > 0 && (
        <>
          <CopyLine problem={problem} gotAtMs={gotAtMs} onRetry={() => void refreshHistory()} />
          {isEmpty ? (
            <View className="card">
              <Notice
                title={t('history.empty')}
                detail={t('history.emptyDetail')}
                action={{ label: t('action.goToCourses'), onTap: () => openTab('courses') }}
              />
            </View>
          ) : (
            <HistoryLines />
          )}
        </>
      )}
    </Screen>
  )
}

/** The lines by day. Only those near the window exist; space as tall stands for the others. */
function HistoryLines() {
  const { schoolClock } = useWording()
  const events = useWhileShown(useEnrolmentHistory, (state) => state.events)
  const pieces = useMemo(() => historyPieces(events, schoolClock), [events, schoolClock])
  const { first, end, above, below } = usePiecesInWindow(pieces)
  return (
    <>
      <View style={{ height: `${above}px` }} />
      {pieces.slice(first, end).map((piece, index) => (
        <HistoryPieceLines key={piece.key} piece={piece} id={pieceId(first + index)} />
      ))}
      <View style={{ height: `${below}px` }} />
      <HistoryEnd />
    </>
  )
}

/** Below the last line: more coming, more that failed to come, or the end. */
function HistoryEnd() {
  const { t } = useWording()
  const isMore = useWhileShown(useEnrolmentHistory, (state) => state.nextCursor !== null)
  const problem = useWhileShown(useEnrolmentHistory, (state) => state.problem)
  if (!isMore) return problem ? null : <View className="history-end type-tiny">{t('history.end')}</View>
  if (!problem) return <Bones widths={[70, 30]} />
  return (
    <View className="history-end">
      <View className="type-tiny">{t('courses.moreFailed')}</View>
      <Button text={t('action.retry')} tone="soft" isSmall onTap={() => void readHistoryFurther()} />
    </View>
  )
}
