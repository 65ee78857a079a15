import Taro, { usePullDownRefresh, useShareAppMessage } from '@tarojs/taro'
import { useEffect } from 'react'
import { useWords } from '../../kit/hooks/use-wording'
import { nameOf } from '../../kit/text/bilingual'
import { refreshPerson } from '../../people/calls/person'
import { SignInNotice } from '../../people/parts/sign-in-notice'
import { useFreshPerson } from '../../people/parts/use-fresh-person'
import { useHat } from '../../people/parts/use-hat'
import { useSignedIn } from '../../people/parts/use-signed-in'
import { useInstitution } from '../../school/institution'
import { refreshInstitution } from '../../school/renew-institution'
import { Screen } from '../../shell/screen'
import { AwaitingCards } from './awaiting-cards'
import { Greeting } from './greeting'
import { GuardianToday } from './guardian-today'
import { MessagesLine } from './messages-line'
import { StaffToday } from './staff-today'
import { StudentToday } from './student-today'
import { VisitorToday } from './visitor-today'
import './index.css'

export default function TodayPage() {
  const { t, language } = useWords()
  const isSignedIn = useSignedIn()
  const institution = useInstitution((state) => state.institution)
  const { hat, ward } = useHat()
  useFreshPerson()
  useEffect(() => {
    // The student's own term asks for the school by itself.
    if (isSignedIn && hat.is !== 'student') void refreshInstitution()
  }, [isSignedIn, hat.is])
  const school = institution ? nameOf(language, institution) : t('app.name')
  useShareAppMessage(() => ({ title: t('today.share', { institution: school }), path: '/pages/today/index' }))
  usePullDownRefresh(async () => {
    if (isSignedIn) await refreshPerson()
    Taro.stopPullDownRefresh()
  })

  return (
    <Screen title={school} isTab>
      <Greeting />
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && (
        <>
          <MessagesLine />
          <AwaitingCards />
          {hat.is === 'student' && <StudentToday />}
          {ward && <GuardianToday key={ward.student.id} ward={ward} />}
          {hat.is === 'staff' && <StaffToday />}
          {hat.is === 'visitor' && <VisitorToday />}
        </>
      )}
    </Screen>
  )
}
