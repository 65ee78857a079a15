import { View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import type { StudentId } from '../../../../../contract/people/ids'
import { AwaitedCard } from '../../../../kit/controls/awaited-card'
import { CopyLine } from '../../../../kit/controls/copy-line'
import { Notice } from '../../../../kit/controls/notice'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { nameOf } from '../../../../kit/text/bilingual'
import { AskToOpen } from '../../../../people/parts/ask-to-open'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useHat } from '../../../../people/parts/use-hat'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { activeWards } from '../../../../people/text/hats'
import { refreshResults } from '../../../../selection/calls/wards'
import { nothingKept, useWardCopies } from '../../../../selection/stores/ward-copies'
import { Screen } from '../../../../shell/screen'
import { useSelectionWords } from '../../words/selection-words'
import { ResultList } from './result-list'

export default function ResultsPage() {
  const { t, language } = useSelectionWords()
  const isSignedIn = useSignedIn()
  const { person } = useHat()
  // From our own links; what is not a number is nobody's.
  const studentId = Number(useRouter().params.studentId) as StudentId
  const ward = activeWards(person).find(({ student }) => student.id === studentId)
  const isOwn = person?.student?.id === studentId
  const isShared = isOwn || ward?.scopes.includes('results') === true
  const { copy, gotAtMs, problem } = useWhileShown(useWardCopies, (state) => state.results[studentId] ?? nothingKept)
  const hasShown = useRef(false)
  const renew = () => refreshResults(studentId)
  useEffect(() => {
    if (isSignedIn && isShared) void refreshResults(studentId)
  }, [isSignedIn, isShared, studentId])
  useDidShow(() => {
    if (hasShown.current && isSignedIn && isShared) void renew()
    hasShown.current = true
  })
  usePullDownRefresh(async () => {
    if (isSignedIn && isShared) await renew()
    Taro.stopPullDownRefresh()
  })
  const name = ward ? nameOf(language, ward.student) : ''
  return (
    <Screen title={ward ? t('results.of', { name }) : t('results.title')}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && !isShared && ward && <AskToOpen ward={ward} scope="results" />}
      {isSignedIn && !isShared && !ward && (
        <View className="card">
          <Notice title={t('results.closed')} />
        </View>
      )}
      {isSignedIn && isShared && !copy && (
        <AwaitedCard problem={problem} onRetry={() => void renew()} widths={[50, 30, 62, 28, 46, 32]} />
      )}
      {isSignedIn && isShared && copy && (
        <>
          <CopyLine problem={problem} gotAtMs={gotAtMs} onRetry={() => void renew()} />
          <ResultList results={copy} />
        </>
      )}
    </Screen>
  )
}
