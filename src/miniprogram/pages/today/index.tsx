import Taro, { useDidShow, usePullDownRefresh, useShareAppMessage } from '@tarojs/taro'
import { useWords } from '../../kit/hooks/use-wording'
import { nameOf } from '../../kit/text/bilingual'
import { SignInNotice } from '../../people/parts/sign-in-notice'
import { useFreshPerson } from '../../people/parts/use-fresh-person'
import { useHat } from '../../people/parts/use-hat'
import { useSignedIn } from '../../people/parts/use-signed-in'
import { useInstitution } from '../../school/institution'
import { refreshStart, renewStaleStart } from '../../selection/calls/start'
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
  useDidShow(renewStaleStart)
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
