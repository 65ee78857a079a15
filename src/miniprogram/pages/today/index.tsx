import Taro, { useDidShow, usePullDownRefresh, useShareAppMessage } from '@tarojs/taro'
import { usePoll } from '../../kit/hooks/use-poll'
import { useWhileShown } from '../../kit/hooks/use-while-shown'
import { useWords } from '../../kit/hooks/use-wording'
import { nameOf } from '../../kit/text/bilingual'
import { SignInNotice } from '../../people/parts/sign-in-notice'
import { useHat } from '../../people/parts/use-hat'
import { useSignedIn } from '../../people/parts/use-signed-in'
import { awaitingWards } from '../../people/text/hats'
import { useInstitution } from '../../school/institution'
import { refreshStart, renewStaleStart } from '../../selection/calls/start'
import { useStudentTerm } from '../../selection/stores/student-term'
import { Screen } from '../../shell/screen'
import { Greeting } from './greeting'
import { GuardianToday } from './guardian-today'
import { MessagesLine } from './messages-line'
import { StaffToday } from './staff-today'
import { StudentToday } from './student-today'
import { VisitorToday } from './visitor-today'
import './index.css'

/** Who waits for something learns here that it has come; null for who waits for nothing. */
function useEveryMs(): number | null {
  const { hat, person } = useHat()
  const isInLine = useWhileShown(useStudentTerm, ({ copy }) => (copy?.waitlist.length ?? 0) > 0)
  if (awaitingWards(person).length > 0) return 15_000
  if (hat.is !== 'student') return null
  return isInLine ? 30_000 : 60_000
}

export default function TodayPage() {
  const { t, language } = useWords()
  const isSignedIn = useSignedIn()
  const institution = useInstitution((state) => state.institution)
  const { hat, ward } = useHat()
  const everyMs = useEveryMs()
  useDidShow(renewStaleStart)
  usePoll(isSignedIn ? everyMs : null, refreshStart)
  const school = institution ? nameOf(language, institution) : t('app.name')
  useShareAppMessage(() => ({ title: t('today.share', { institution: school }), path: '/pages/today/index' }))
  usePullDownRefresh(async () => {
    if (isSignedIn) await refreshStart()
    Taro.stopPullDownRefresh()
  })

  return (
    <Screen title={school} isTab>
      <Greeting />
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && (
        <>
          <MessagesLine />
          {hat.is === 'student' && <StudentToday />}
          {ward && <GuardianToday key={ward.student.id} ward={ward} />}
          {hat.is === 'staff' && <StaffToday />}
          {hat.is === 'visitor' && <VisitorToday />}
        </>
      )}
    </Screen>
  )
}
