import { View } from '@tarojs/components'
import { LinkRow } from '../../kit/controls/link-row'
import { useWords } from '../../kit/hooks/use-wording'
import { useHat } from '../../people/parts/use-hat'
import { openMessages, openPrivacy, openSessions, openWelcome } from '../../shell/open'

/** What every account has: messages, sessions, privacy, and one more role. */
export function AccountLinks() {
  const { t } = useWords()
  const { hat, person } = useHat()
  const unread = person?.unreadMessages ?? 0
  const mark = { text: t('hat.unread', { count: unread }), tone: 'tag-brand' } as const
  return (
    <View className="card link-rows">
      <LinkRow hasTile title={t('hat.messages')} {...(unread > 0 && { mark })} onTap={openMessages} />
      {hat.is !== 'visitor' && <LinkRow hasTile title={t('hat.add')} onTap={openWelcome} />}
      <LinkRow hasTile title={t('hat.sessions')} onTap={openSessions} />
      <LinkRow hasTile title={t('hat.privacy')} onTap={openPrivacy} />
    </View>
  )
}
