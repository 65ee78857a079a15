import { Button as NativeButton, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Invitation } from '../../../../../contract/people/guardians'
import { Button } from '../../../../kit/controls/button'
import { Sign } from '../../../../kit/controls/sign'
import { TimeLeft } from '../../../../kit/controls/time-left'
import { useWords } from '../../../../kit/hooks/use-wording'
import { usePeopleWords } from '../../words/people-words'
import { Promises } from './promises'

export interface ReadyCard {
  invitation: Invitation
  token: string
}

/** Where the card leads, for the preview: in WeChat the card itself is sent. */
function linkOf(token: string): string {
  return `${window.location.origin}${window.location.pathname}#/packages/people/pages/accept/index?token=${token}`
}

/** The card that was made, and the way to send it. */
export function ReadyStep({ card: { invitation, token }, onDone }: { card: ReadyCard; onDone(): void }) {
  const { t } = usePeopleWords()
  const { t: common } = useWords()
  const isWeChat = process.env.TARO_ENV === 'weapp'
  const copy = async () => {
    await Taro.setClipboardData({ data: linkOf(token) })
    void Taro.showToast({ title: t('invite.copied'), icon: 'success' })
  }
  return (
    <>
      <View className="card column invite-ready">
        <View className="dot dot-success">
          <Sign kind="check" />
        </View>
        <View className="type-title">{t('invite.ready')}</View>
        <View className="type-small">
          {t('invite.readyFor', { kinship: common(`hat.kinship.${invitation.kinship}`) })} ·{' '}
          <TimeLeft toMs={Date.parse(invitation.expiresAt)} />
        </View>
        {!isWeChat && <View className="type-small invite-hint">{t('invite.linkHint')}</View>}
        {!isWeChat && <View className="type-tiny invite-link">{linkOf(token)}</View>}
      </View>
      <Promises />
      <View className="dock row">
        <Button text={t('invite.done')} tone="ghost" className="invite-done" onTap={onDone} />
        {isWeChat ? (
          <NativeButton className="button grow invite-share" openType="share">
            {t('invite.share')}
          </NativeButton>
        ) : (
          <Button text={t('invite.copy')} className="grow" onTap={() => void copy()} />
        )}
      </View>
    </>
  )
}
