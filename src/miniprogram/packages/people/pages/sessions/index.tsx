import { View } from '@tarojs/components'
import { useState } from 'react'
import { AskSheet } from '../../../../kit/controls/ask-sheet'
import { AwaitedCard } from '../../../../kit/controls/awaited-card'
import { Button } from '../../../../kit/controls/button'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { useAnswer } from '../../../../kit/hooks/use-answer'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { endOtherSessions, findSessions } from '../../../../people/calls/sessions'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { Screen } from '../../../../shell/screen'
import { usePeopleWords } from '../../words/people-words'
import { OtherSession, ThisSession } from './session-line'
import './index.css'

/** The phones one is signed in on, and the way to sign any of them out. */
export default function SessionsPage() {
  const { t } = usePeopleWords()
  const isSignedIn = useSignedIn()
  const { value, problem, renew } = useAnswer(isSignedIn ? findSessions : null)
  const [here] = value?.sessions.filter(({ isThis }) => isThis) ?? []
  const others = value?.sessions.filter(({ isThis }) => !isThis) ?? []
  return (
    <Screen title={t('sessions.title')} isDocked={others.length > 1}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && !value && <AwaitedCard problem={problem} onRetry={() => void renew()} widths={[34, 52, 74]} />}
      {isSignedIn && value && (
        <>
          {here && <ThisSession session={here} />}
          <View className="card">
            <View className="type-heading">{t('sessions.others')}</View>
            {others.length === 0 && <View className="type-small session-detail">{t('sessions.none')}</View>}
            {others.map((session) => (
              <OtherSession key={session.id} session={session} onEnded={renew} />
            ))}
            {problem && <DeedProblem problem={problem} />}
          </View>
          <View className="type-tiny session-hint">{t('sessions.hint')}</View>
          {others.length > 1 && <EndOthers onEnded={renew} />}
        </>
      )}
    </Screen>
  )
}

/** Signs every other phone out, at one stroke. */
function EndOthers({ onEnded }: { onEnded(): Promise<void> }) {
  const { t } = usePeopleWords()
  const { isBusy, problem, run } = useDeed()
  const [isAsking, setAsking] = useState(false)
  const end = async () => {
    setAsking(false)
    if (await run(endOtherSessions)) await onEnded()
  }
  return (
    <>
      <DeedProblem problem={problem} />
      <View className="dock">
        <Button
          text={t(isBusy ? 'sessions.ending' : 'sessions.endOthers')}
          tone="danger"
          isDisabled={isBusy}
          onTap={() => setAsking(true)}
        />
      </View>
      {isAsking && (
        <AskSheet
          title={t('sessions.endOthersTitle')}
          detail={t('sessions.endOthersDetail')}
          keep={t('sessions.keep')}
          act={t('sessions.endOthersDo')}
          onAct={() => void end()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
