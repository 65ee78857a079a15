import { View } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import type { StudentId } from '../../../../../contract/people/ids'
import { refreshResults } from '../../../../calls/wards'
import { AskToOpen } from '../../../../components/ask-to-open'
import { Bones } from '../../../../components/bones'
import { CopyLine } from '../../../../components/copy-line'
import { Notice } from '../../../../components/notice'
import { ProblemNotice } from '../../../../components/problem-notice'
import { Screen } from '../../../../components/screen'
import { SignInNotice } from '../../../../components/sign-in-notice'
import { useHat } from '../../../../components/use-hat'
import { useSignedIn } from '../../../../components/use-signed-in'
import { useWhileShown } from '../../../../components/use-while-shown'
import { nameOf } from '../../../../format/bilingual'
import { activeWards } from '../../../../format/hats'
import { nothingKept, useWardCopies } from '../../../../stores/ward-copies'
import { usePeopleWords } from '../../words/people-words'
import { ResultList } from './result-list'

export default function ResultsPage() {
  const { t, language } = usePeopleWords()
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
        <View className="card">
          {problem ? (
            <ProblemNotice problem={problem} onRetry={() => void renew()} />
          ) : (
            <Bones widths={[50, 30, 62, 28, 46, 32]} />
          )}
        </View>
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
