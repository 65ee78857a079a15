import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { WaitlistStanding } from '../../../../../contract/selection/enrolment'
import { Bones } from '../../../../kit/controls/bones'
import { LinkRow } from '../../../../kit/controls/link-row'
import { Notice } from '../../../../kit/controls/notice'
import { ProblemNotice } from '../../../../kit/controls/problem-notice'
import { usePoll } from '../../../../kit/hooks/use-poll'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWords } from '../../../../kit/hooks/use-wording'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import type { WaitlistAnswer } from '../../../../selection/calls/enrolment'
import { refreshStudentTerm } from '../../../../selection/calls/student-term'
import { SavedCopyLine } from '../../../../selection/parts/saved-copy-line'
import { useFreshStudentTerm } from '../../../../selection/parts/use-student-term'
import { WaitingCard } from '../../../../selection/parts/waiting-card'
import { useStudentTerm } from '../../../../selection/stores/student-term'
import { openHistory, openTab } from '../../../../shell/open'
import { Screen } from '../../../../shell/screen'
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
