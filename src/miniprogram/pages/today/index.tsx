import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { refreshStudentTerm } from '../../calls/catalogue'
import { Bones } from '../../components/bones'
import { ProblemNotice } from '../../components/problem-notice'
import { SavedCopyLine } from '../../components/saved-copy-line'
import { Screen } from '../../components/screen'
import { SignInNotice } from '../../components/sign-in-notice'
import { usePoll } from '../../components/use-poll'
import { useSignedIn } from '../../components/use-signed-in'
import { useFreshStudentTerm } from '../../components/use-student-term'
import { useWhileShown } from '../../components/use-while-shown'
import { useWords } from '../../components/use-wording'
import { nameOf } from '../../format/bilingual'
import { useInstitution } from '../../stores/institution'
import { useStudentTerm } from '../../stores/student-term'
import { Greeting } from './greeting'
import { NextClassCard } from './next-class-card'
import { OfferCard } from './offer-card'
import { RoundCard } from './round-card'
import { ServiceGrid } from './service-grid'
import { TodoCard } from './todo-card'
import './index.css'

/** Who waits learns here that a seat is offered. */
const offersEveryMs = 30_000

export default function TodayPage() {
  const { t, language } = useWords()
  const isSignedIn = useSignedIn()
  const institution = useInstitution((state) => state.institution)
  const copy = useWhileShown(useStudentTerm, (state) => state.copy)
  const problem = useWhileShown(useStudentTerm, (state) => state.problem)
  const { renew } = useFreshStudentTerm()
  usePoll(isSignedIn && (copy?.waitlist.length ?? 0) > 0 ? offersEveryMs : null, refreshStudentTerm)
  const school = institution ? nameOf(language, institution) : t('app.name')
  useShareAppMessage(() => ({ title: t('today.share', { institution: school }), path: '/pages/today/index' }))

  return (
    <Screen title={school} isTab>
      <Greeting term={copy?.term ?? null} />
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && !copy && problem && (
        <View className="card">
          <ProblemNotice problem={problem} onRetry={() => void renew()} />
        </View>
      )}
      {isSignedIn && !copy && !problem && <TodaySkeleton />}
      {isSignedIn && copy && (
        <>
          <SavedCopyLine onRetry={() => void renew()} />
          <OfferCard waitlist={copy.waitlist} onOver={() => void renew()} />
          <RoundCard copy={copy} onTurn={() => void renew()} />
          <NextClassCard copy={copy} />
          <TodoCard holds={copy.holds} />
        </>
      )}
      {isSignedIn && <ServiceGrid />}
    </Screen>
  )
}

function TodaySkeleton() {
  return (
    <>
      <View className="card">
        <Bones widths={[30, 62, 48]} />
      </View>
      <View className="card">
        <Bones widths={[18, 70]} />
      </View>
    </>
  )
}
