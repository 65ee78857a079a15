import { View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { AwaitedCard } from '../../../../kit/controls/awaited-card'
import { CopyLine } from '../../../../kit/controls/copy-line'
import { Notice } from '../../../../kit/controls/notice'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWords } from '../../../../kit/hooks/use-wording'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { refreshAdviserRequests } from '../../../../selection/calls/adviser-requests'
import { useAdviserRequests } from '../../../../selection/stores/adviser-requests'
import { openTab } from '../../../../shell/open'
import { Screen } from '../../../../shell/screen'
import { RequestCard } from './request-card'
import './index.css'

export default function AdviserPage() {
  const { t } = useWords()
  const isSignedIn = useSignedIn()
  const requests = useWhileShown(useAdviserRequests, (state) => state.requests)
  const problem = useWhileShown(useAdviserRequests, (state) => state.problem)
  const gotAtMs = useWhileShown(useAdviserRequests, (state) => state.gotAtMs)
  const hasShown = useRef(false)
  const renew = () => void refreshAdviserRequests()
  useEffect(() => {
    if (isSignedIn) void refreshAdviserRequests()
  }, [isSignedIn])
  useDidShow(() => {
    if (hasShown.current && isSignedIn) renew()
    hasShown.current = true
  })
  usePullDownRefresh(async () => {
    if (isSignedIn) await refreshAdviserRequests()
    Taro.stopPullDownRefresh()
  })
  return (
    <Screen title={t('adviser.title')}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && !requests && <AwaitedCard problem={problem} onRetry={renew} widths={[40, 72, 88, 54]} />}
      {isSignedIn && requests && <CopyLine problem={problem} gotAtMs={gotAtMs} onRetry={renew} />}
      {isSignedIn && requests?.length === 0 && (
        <View className="card">
          <Notice
            title={t('adviser.empty')}
            detail={t('adviser.emptyDetail')}
            action={{ label: t('action.goToCourses'), onTap: () => openTab('courses') }}
          />
        </View>
      )}
      {isSignedIn && requests?.map((request) => <RequestCard key={request.id} request={request} />)}
    </Screen>
  )
}
