import { View } from '@tarojs/components'
import { Notice } from '../../kit/controls/notice'
import { useWords } from '../../kit/hooks/use-wording'
import { leaveToSignIn } from '../../shell/leave-to-sign-in'

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
