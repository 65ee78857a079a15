import { View } from '@tarojs/components'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Person } from '../../../contract/people/person'
import type { Outcome } from '../../calls/problem'
import { Button } from '../../kit/controls/button'
import { Notice } from '../../kit/controls/notice'
import { useWords } from '../../kit/hooks/use-wording'
import { signInByWeChat } from '../../people/calls/sign-in'

interface WeChatSignInProps {
  onOutcome(outcome: Outcome<Person>): void
}

/** Signs in with the person's own WeChat: at once by itself, and by the button after a failure. */
export function WeChatSignIn({ onOutcome }: WeChatSignInProps) {
  const { t } = useWords()
  const [isBusy, setBusy] = useState(false)
  const latest = useRef(onOutcome)
  latest.current = onOutcome

  const signIn = useCallback(async () => {
    setBusy(true)
    const outcome = await signInByWeChat()
    setBusy(false)
    latest.current(outcome)
  }, [])
  useEffect(() => {
    void signIn()
  }, [signIn])

  return (
    <View className="card">
      <Notice title={t('signIn.heading2')} detail={t('signIn.detail')} />
      <Button
        text={isBusy ? t('signIn.waiting') : t('action.signIn')}
        isDisabled={isBusy}
        onTap={() => void signIn()}
      />
    </View>
  )
}
