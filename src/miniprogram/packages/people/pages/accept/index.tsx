import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { refreshInstitution } from '../../../../calls/catalogue'
import { findInvitation } from '../../../../calls/guardians'
import { leaveToSignIn } from '../../../../calls/leave-to-sign-in'
import { Bones } from '../../../../components/bones'
import { Notice } from '../../../../components/notice'
import { openTab } from '../../../../components/open'
import { ProblemNotice } from '../../../../components/problem-notice'
import { Screen } from '../../../../components/screen'
import { useSession } from '../../../../stores/session'
import { useAnswer } from '../../components/use-answer'
import { usePeopleWords } from '../../words/people-words'
import { AcceptForm } from './accept-form'
import { endedBy } from './ended-by'
import './index.css'

export default function AcceptPage() {
  const { t } = usePeopleWords()
  const { token = '' } = useRouter().params
  const isSignedIn = useSession((state) => state.token !== null)
  useEffect(() => {
    // Who opens a card may never have opened the applet before.
    void refreshInstitution()
  }, [])
  const [acceptedFrom, setAcceptedFrom] = useState<string | null>(null)
  const { value, problem, renew } = useAnswer(isSignedIn && token !== '' ? () => findInvitation(token) : null)
  const ended = token === '' ? ({ is: 'gone', why: 'unknown' } as const) : endedBy(problem)
  const waitsFor = acceptedFrom ?? (value?.isAccepted ? value.studentNameMasked : null)
  const toToday = { label: t('accept.toToday'), onTap: () => openTab('today') }
  const isForm = isSignedIn && !ended && waitsFor === null && value !== null
  return (
    <Screen title={t('accept.title')} isDocked={isForm}>
      {!isSignedIn && !ended && (
        <View className="card">
          <Notice
            title={t('accept.signInFirst')}
            detail={t('accept.signInDetail')}
            action={{ label: t('accept.signIn'), onTap: leaveToSignIn }}
          />
        </View>
      )}
      {ended && (
        <View className="card">
          {ended.is === 'gone' ? (
            <Notice
              tone="trouble"
              title={t(`accept.gone.${ended.why}.title`)}
              detail={t(`accept.gone.${ended.why}.detail`)}
              action={toToday}
            />
          ) : (
            <Notice title={t(`accept.${ended.is}.title`)} detail={t(`accept.${ended.is}.detail`)} action={toToday} />
          )}
        </View>
      )}
      {isSignedIn && !ended && waitsFor !== null && (
        <View className="card">
          <Notice
            tone="success"
            title={t('accept.done', { name: waitsFor })}
            detail={t('accept.doneDetail')}
            action={toToday}
          />
        </View>
      )}
      {isSignedIn && !ended && waitsFor === null && !value && (
        <View className="card">
          {problem ? (
            <ProblemNotice problem={problem} onRetry={() => void renew()} />
          ) : (
            <Bones widths={[60, 82, 40, 90]} />
          )}
        </View>
      )}
      {isForm && (
        <AcceptForm
          token={token}
          told={value}
          onAccepted={() => setAcceptedFrom(value.studentNameMasked)}
          onEnded={() => void renew()}
        />
      )}
    </Screen>
  )
}
