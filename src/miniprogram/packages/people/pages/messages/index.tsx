import { View } from '@tarojs/components'
import { useCallback } from 'react'
import type { PersonMessage } from '../../../../../contract/messages'
import { AwaitedCard } from '../../../../kit/controls/awaited-card'
import { ListEnd } from '../../../../kit/controls/list-end'
import { Notice } from '../../../../kit/controls/notice'
import { Tappable } from '../../../../kit/controls/tappable'
import { useDay } from '../../../../kit/hooks/use-day'
import { usePages } from '../../../../kit/hooks/use-pages'
import { useWords } from '../../../../kit/hooks/use-wording'
import { findMessages, readMessages } from '../../../../people/calls/messages'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { Screen } from '../../../../shell/screen'
import { usePeopleWords } from '../../words/people-words'
import { messageText } from './message-text'
import { wayOf } from './message-way'
import './index.css'

async function findPage(cursor: string | null) {
  const outcome = await findMessages(cursor)
  if (!outcome.ok) return outcome
  return { ok: true, value: { items: outcome.value.messages, nextCursor: outcome.value.nextCursor } } as const
}

export default function MessagesPage() {
  const { t } = usePeopleWords()
  const isSignedIn = useSignedIn()
  // Read once they are on the screen; the marks stay until the list is renewed, so that one sees what was new.
  const markRead = useCallback((messages: readonly PersonMessage[]) => {
    const [newest] = messages
    if (newest && messages.some(({ isRead }) => !isRead)) void readMessages(newest.id)
  }, [])
  const pages = usePages(isSignedIn ? findPage : null, markRead)
  const { items, problem, renew } = pages
  return (
    <Screen title={t('messages.title')}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && !items && (
        <AwaitedCard problem={problem} onRetry={() => void renew()} widths={[78, 30, 66, 28, 82, 32]} />
      )}
      {items?.length === 0 && (
        <View className="card">
          <Notice title={t('messages.empty')} detail={t('messages.emptyDetail')} />
        </View>
      )}
      {items?.map((message) => (
        <MessageLine key={message.id} message={message} />
      ))}
      {items && items.length > 0 && <ListEnd pages={pages} end={t('messages.end')} failed={t('messages.more')} />}
    </Screen>
  )
}

function MessageLine({ message }: { message: PersonMessage }) {
  const { t, language } = usePeopleWords()
  const { t: common } = useWords()
  const { at } = useDay()
  const way = wayOf(message)
  const { title, lines } = messageText(message, { t, common, language, at })
  const content = (
    <>
      <View className={`message-mark ${message.isRead ? '' : 'message-unread'}`} />
      <View className="grow">
        <View className={message.isRead ? 'type-body' : 'type-body type-strong'}>{title}</View>
        {lines.map((line) => (
          <View key={line} className="type-small">
            {line}
          </View>
        ))}
        <View className="type-tiny">
          {message.isRead ? '' : `${t('messages.unread')} · `}
          {at(message.at)}
        </View>
      </View>
    </>
  )
  if (!way) return <View className="row message-line">{content}</View>
  return (
    <Tappable className="row message-line" role="link" label={[title, ...lines].join(' ')} onTap={way}>
      {content}
      <View className="link-row-arrow" />
    </Tappable>
  )
}
