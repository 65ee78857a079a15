import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { WaitlistStanding } from '../../../../../contract/selection/enrolment'
import { refreshStudentTerm } from '../../../../calls/catalogue'
import type { WaitlistAnswer } from '../../../../calls/enrolment'
import { Bones } from '../../../../components/bones'
import { LinkRow } from '../../../../components/link-row'
import { Notice } from '../../../../components/notice'
import { openHistory, openTab } from '../../../../components/open'
import { ProblemNotice } from '../../../../components/problem-notice'
import { SavedCopyLine } from '../../../../components/saved-copy-line'
import { Screen } from '../../../../components/screen'
import { SignInNotice } from '../../../../components/sign-in-notice'
import { usePoll } from '../../../../components/use-poll'
import { useSignedIn } from '../../../../components/use-signed-in'
import { useFreshStudentTerm } from '../../../../components/use-student-term'
import { useWhileShown } from '../../../../components/use-while-shown'
import { useWords } from '../../../../components/use-wording'
import { WaitingCard } from '../../../../components/waiting-card'
import { useStudentTerm } from '../../../../stores/student-term'
import { AnsweredCard } from './answered-card'
import { inOrderOfUrgency } from './order'
import './index.css'

/** Places move when others leave; asked for no more often than this. */
const everyMs = 15_000

export default function WaitlistPage() {
  const { t } = useWords()
  const isSignedIn = useSignedIn()
  const copy = useWhileShown(useStudentTerm, (state) => state.copy)
  const problem = useWhileShown(useStudentTerm, (state) => state.problem)
  const { renew } = useFreshStudentTerm()
  const [answered, setAnswered] = useState<{ name: WaitlistAnswer; entry: WaitlistStanding } | null>(null)
  usePoll(isSignedIn && (copy?.waitlist.length ?? 0) > 0 ? everyMs : null, refreshStudentTerm)

  return (
    <Screen title={t('waitlist.title')}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && !copy && problem && (
        <View className="card">
          <ProblemNotice problem={problem} onRetry={() => void renew()} />
        </View>
      )}
      {isSignedIn && !copy && !problem && <WaitlistSkeleton />}
      {isSignedIn && copy && (
        <>
          <SavedCopyLine onRetry={() => void renew()} />
          {answered && <AnsweredCard name={answered.name} entry={answered.entry} />}
          {copy.waitlist.length === 0 ? (
            <View className="card">
              <Notice
                title={t('queue.empty')}
                detail={t('queue.emptyDetail')}
                action={{ label: t('action.goToCourses'), onTap: () => openTab('courses') }}
              />
            </View>
          ) : (
            <View className="type-tiny waitlist-note">{t('queue.note')}</View>
          )}
          {inOrderOfUrgency(copy.waitlist).map((entry) => (
            <View key={entry.entryId} className="card">
              <WaitingCard
                entry={entry}
                onChange={(name) => {
                  if (!name) return void renew()
                  setAnswered({ name, entry })
                  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
                }}
              />
            </View>
          ))}
          <View className="card link-rows">
            <LinkRow title={t('history.title')} detail={t('history.detail')} onTap={openHistory} />
          </View>
        </>
      )}
    </Screen>
  )
}

function WaitlistSkeleton() {
  return (
    <>
      {[1, 2].map((key) => (
        <View key={key} className="card">
          <Bones widths={[62, 80, 46, 30]} />
        </View>
      ))}
    </>
  )
}
