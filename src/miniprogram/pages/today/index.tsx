import Taro, { usePullDownRefresh, useShareAppMessage } from '@tarojs/taro'
import { useEffect } from 'react'
import { refreshInstitution } from '../../calls/catalogue'
import { refreshWards } from '../../calls/wards'
import { Screen } from '../../components/screen'
import { SignInNotice } from '../../components/sign-in-notice'
import { useFreshPerson } from '../../components/use-fresh-person'
import { useHat } from '../../components/use-hat'
import { useSignedIn } from '../../components/use-signed-in'
import { useWords } from '../../components/use-wording'
import { nameOf } from '../../format/bilingual'
import { useInstitution } from '../../stores/institution'
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
    if (isSignedIn) await refreshWards()
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
