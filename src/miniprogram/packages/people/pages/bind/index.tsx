import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import type { Student } from '../../../../../contract/people/person'
import type { Problem } from '../../../../calls/problem'
import { AwaitedCard } from '../../../../kit/controls/awaited-card'
import { Button } from '../../../../kit/controls/button'
import { LinkRow } from '../../../../kit/controls/link-row'
import { Notice } from '../../../../kit/controls/notice'
import { nameOf } from '../../../../kit/text/bilingual'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { useSession } from '../../../../people/stores/session'
import { useInstitution } from '../../../../school/institution'
import { refreshInstitution } from '../../../../school/renew-institution'
import { openInvite, openTab } from '../../../../shell/open'
import { Screen } from '../../../../shell/screen'
import { usePeopleWords } from '../../words/people-words'
import { StudentForm } from './student-form'
import './index.css'

export default function BindPage() {
  const { t } = usePeopleWords()
  const isSignedIn = useSignedIn()
  const student = useSession((state) => state.person?.student ?? null)
  const proof = useInstitution((state) => state.institution?.studentProof)
  const [problem, setProblem] = useState<Problem | null>(null)
  // Who was bound before the screen opened did not do it here.
  const wasBound = useRef(student !== null)
  const load = async () => {
    setProblem(null)
    setProblem(await refreshInstitution())
  }
  useEffect(() => {
    void refreshInstitution().then(setProblem)
  }, [])
  return (
    <Screen title={t('bind.title')} isDocked={isSignedIn}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && student && <Bound student={student} isNew={!wasBound.current} />}
      {isSignedIn && !student && proof && <StudentForm schoolAsksFor={proof} />}
      {isSignedIn && !student && !proof && (
        <AwaitedCard problem={problem} onRetry={() => void load()} widths={[30, 90, 30, 92, 40, 94]} />
      )}
    </Screen>
  )
}

/** That it is done, and what may come next. */
function Bound({ student, isNew }: { student: Student; isNew: boolean }) {
  const { t, language } = usePeopleWords()
  const { number } = student
  return (
    <>
      <View className="card" aria-role="status">
        {isNew ? (
          <Notice
            tone="success"
            title={t('bind.done', { name: nameOf(language, student) })}
            detail={t('bind.doneDetail', { number })}
          />
        ) : (
          <Notice title={t('bind.already', { number })} detail={t('bind.alreadyDetail')} />
        )}
      </View>
      {isNew && (
        <View className="card link-rows">
          <LinkRow title={t('bind.nextCourses')} onTap={() => openTab('courses')} />
          <LinkRow title={t('bind.nextInvite')} detail={t('bind.nextInviteDetail')} onTap={() => openInvite()} />
        </View>
      )}
      <View className="dock">
        <Button text={t('bind.toToday')} onTap={() => openTab('today')} />
      </View>
    </>
  )
}
