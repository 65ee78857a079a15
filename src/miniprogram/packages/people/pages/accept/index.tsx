import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { AwaitedCard } from '../../../../kit/controls/awaited-card'
import { Button } from '../../../../kit/controls/button'
import { Notice } from '../../../../kit/controls/notice'
import { useAnswer } from '../../../../kit/hooks/use-answer'
import { findInvitation } from '../../../../people/calls/guardians'
import { useSession } from '../../../../people/stores/session'
import { refreshInstitution } from '../../../../school/renew-institution'
import { leaveToSignIn } from '../../../../shell/leave-to-sign-in'
import { openTab } from '../../../../shell/open'
import { Screen } from '../../../../shell/screen'
import { usePeopleWords } from '../../words/people-words'
import { AcceptForm } from './accept-form'
import { type Ended, endedBy } from './ended-by'
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
  const isForm = isSignedIn && !ended && waitsFor === null && value !== null
  const isOver = ended !== null || (isSignedIn && waitsFor !== null)
  return (
    <Screen title={t('accept.title')} isDocked>
      {!isSignedIn && !ended && (
        <View className="card">
          <Notice title={t('accept.signInFirst')} detail={t('accept.signInDetail')} />
        </View>
      )}
      {ended && <EndedCard ended={ended} />}
      {isSignedIn && !ended && waitsFor !== null && (
        <View className="card">
          <Notice tone="success" title={t('accept.done', { name: waitsFor })} detail={t('accept.doneDetail')} />
        </View>
      )}
      {isSignedIn && !ended && waitsFor === null && !value && (
        <AwaitedCard problem={problem} onRetry={() => void renew()} widths={[60, 82, 40, 90]} />
      )}
      {isForm && (
        <AcceptForm
          token={token}
          told={value}
          onAccepted={() => setAcceptedFrom(value.studentNameMasked)}
          onEnded={() => void renew()}
        />
      )}
      {!isSignedIn && !ended && (
        <View className="dock">
          <Button text={t('accept.signIn')} onTap={leaveToSignIn} />
        </View>
      )}
      {isOver && (
        <View className="dock">
          <Button text={t('accept.toToday')} onTap={() => openTab('today')} />
        </View>
      )}
    </Screen>
  )
}

/** Why the card leads nowhere, and what to do about it. */
function EndedCard({ ended }: { ended: Ended }) {
  const { t } = usePeopleWords()
  return (
    <View className="card">
      {ended.is === 'gone' ? (
        <Notice
          tone="trouble"
          title={t(`accept.gone.${ended.why}.title`)}
          detail={t(`accept.gone.${ended.why}.detail`)}
        />
      ) : (
        <Notice title={t(`accept.${ended.is}.title`)} detail={t(`accept.${ended.is}.detail`)} />
      )}
    </View>
  )
}
