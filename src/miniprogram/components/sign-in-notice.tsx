import { View } from '@tarojs/components'
import { leaveToSignIn } from '../calls/leave-to-sign-in'
import { Notice } from './notice'
import { useWords } from './use-wording'

/** In place of what only somebody who is signed in can see. */
export function SignInNotice() {
  const { t } = useWords()
  return (
    <View className="card">
      <Notice
        title={t('state.signInFirst')}
        detail={t('state.signInFirstDetail')}
        action={{ label: t('action.signIn'), onTap: leaveToSignIn }}
      />
    </View>
  )
}
