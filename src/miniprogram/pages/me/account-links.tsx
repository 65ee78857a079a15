import { LinkGroup } from '../../kit/controls/link-group'
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
    <LinkGroup title={t('me.group.account')}>
      <LinkRow icon="messages" title={t('hat.messages')} {...(unread > 0 && { mark })} onTap={openMessages} />
      {hat.is !== 'visitor' && <LinkRow icon="add" title={t('hat.add')} onTap={openWelcome} />}
      <LinkRow icon="devices" title={t('hat.sessions')} onTap={openSessions} />
      <LinkRow icon="privacy" title={t('hat.privacy')} onTap={openPrivacy} />
    </LinkGroup>
  )
}
