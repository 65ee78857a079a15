import { View } from '@tarojs/components'
import { useCallback } from 'react'
import type { PersonNotice } from '../../../../../contract/people'
import { findNotices, readNotices } from '../../../../calls/notices'
import { Bones } from '../../../../components/bones'
import { Notice } from '../../../../components/notice'
import { openDesk, openPeople, openStudentFile } from '../../../../components/open'
import { ProblemNotice } from '../../../../components/problem-notice'
import { Screen } from '../../../../components/screen'
import { SignInNotice } from '../../../../components/sign-in-notice'
import { Tappable } from '../../../../components/tappable'
import { useSignedIn } from '../../../../components/use-signed-in'
import { ListEnd } from '../../components/list-end'
import { useDay } from '../../components/use-day'
import { usePages } from '../../components/use-pages'
import { usePeopleWords } from '../../words/people-words'
import { noticeText } from './notice-text'
import './index.css'

async function findPage(cursor: string | null) {
  const outcome = await findNotices(cursor)
  if (!outcome.ok) return outcome
  return { ok: true, value: { items: outcome.value.notices, nextCursor: outcome.value.nextCursor } } as const
}

/** Where a message leads; null for those that only tell. */
function wayOf({ kind, name }: PersonNotice): (() => void) | null {
  if (kind === 'number_locked') return () => openStudentFile(name ?? undefined)
  if (kind === 'role_granted') return openDesk
  return kind.startsWith('guardian_') || kind === 'student_removed' || kind === 'scopes_changed' ? openPeople : null
}

export default function NoticesPage() {
  const { t } = usePeopleWords()
  const isSignedIn = useSignedIn()
  // Read once they are on the screen; the marks stay until the list is renewed, so that one sees what was new.
  const markRead = useCallback((notices: readonly PersonNotice[]) => {
    const [newest] = notices
    if (newest && notices.some(({ isRead }) => !isRead)) void readNotices(newest.id)
  }, [])
  const pages = usePages(isSignedIn ? findPage : null, markRead)
  const { items, problem, renew } = pages
  return (
    <Screen title={t('notices.title')}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && !items && (
        <View className="card">
          {problem ? (
            <ProblemNotice problem={problem} onRetry={() => void renew()} />
          ) : (
            <Bones widths={[78, 30, 66, 28, 82, 32]} />
          )}
        </View>
      )}
      {items?.length === 0 && (
        <View className="card">
          <Notice title={t('notices.empty')} detail={t('notices.emptyDetail')} />
        </View>
      )}
      {items?.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
      {items && items.length > 0 && <ListEnd pages={pages} end={t('notices.end')} failed={t('notices.more')} />}
    </Screen>
  )
}

function NoticeLine({ notice }: { notice: PersonNotice }) {
  const { t } = usePeopleWords()
  const { at } = useDay()
  const way = wayOf(notice)
  const text = noticeText(notice, t)
  const content = (
    <>
      <View className={`notice-mark ${notice.isRead ? '' : 'notice-unread'}`} />
      <View className="grow">
        <View className={notice.isRead ? 'type-body' : 'type-body type-strong'}>{text}</View>
        <View className="type-tiny">
          {notice.isRead ? '' : `${t('notices.unread')} · `}
          {at(notice.at)}
        </View>
      </View>
    </>
  )
  if (!way) return <View className="row notice-line">{content}</View>
  return (
    <Tappable className="row notice-line" role="link" label={text} onTap={way}>
      {content}
      <View className="link-row-arrow" />
    </Tappable>
  )
}
