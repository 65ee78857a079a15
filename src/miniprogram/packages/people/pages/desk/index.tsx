import { View } from '@tarojs/components'
import type { DeskItem } from '../../../../../contract/people/staff'
import { AwaitedCard } from '../../../../kit/controls/awaited-card'
import { CopyLine } from '../../../../kit/controls/copy-line'
import { LinkRow } from '../../../../kit/controls/link-row'
import { Notice } from '../../../../kit/controls/notice'
import { useAnswer } from '../../../../kit/hooks/use-answer'
import { findDesk } from '../../../../people/calls/staff-desk'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useHat } from '../../../../people/parts/use-hat'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { openAuditLog, openClasses, openFill, openStaffRequests, openStudentFile } from '../../../../shell/open'
import { Screen } from '../../../../shell/screen'
import { usePeopleWords } from '../../words/people-words'
import { LockedCard } from './locked-card'
import './index.css'

/** What waits for a member of staff; nothing is shown that their roles do not reach. */
export default function DeskPage() {
  const { t } = usePeopleWords()
  const isSignedIn = useSignedIn()
  const { person } = useHat()
  const roles = person?.staff?.roles ?? []
  const { value: desk, problem, renew } = useAnswer(isSignedIn ? findDesk : null)
  const retry = () => void renew()
  const has = (...wanted: (typeof roles)[number][]) => wanted.some((role) => roles.includes(role))
  const canFind = has('registrar', 'cashier', 'adviser')
  const canSteer = has('registrar', 'adviser')
  const canTeach = has('teacher')
  const canAudit = has('administrator')
  const isEmpty = desk && desk.lockedNumbers === null && desk.items.length === 0 && !canFind && !canTeach && !canAudit
  return (
    <Screen title={t('desk.title')}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && !desk && <AwaitedCard problem={problem} onRetry={retry} widths={[40, 72, 56]} />}
      {desk && (
        <>
          <CopyLine problem={problem} gotAtMs={Date.parse(desk.serverTime)} onRetry={retry} />
          {isEmpty && (
            <View className="card">
              <Notice title={t('desk.nothing')} detail={t('desk.nothingDetail')} />
            </View>
          )}
          {(canFind || canTeach || canAudit) && (
            <View className="card link-rows">
              {desk.items.map((item) => (
                <ItemRow key={item.kind} item={item} />
              ))}
              {canFind && (
                <LinkRow title={t('desk.find')} detail={t('desk.findDetail')} onTap={() => openStudentFile()} />
              )}
              {canSteer && <LinkRow title={t('desk.fill')} detail={t('desk.fillDetail')} onTap={openFill} />}
              {canTeach && <LinkRow title={t('desk.classes')} detail={t('desk.classesDetail')} onTap={openClasses} />}
              {canAudit && <LinkRow title={t('desk.audit')} detail={t('desk.auditDetail')} onTap={openAuditLog} />}
            </View>
          )}
          {desk.lockedNumbers && <LockedCard locked={desk.lockedNumbers} onUnlocked={renew} />}
        </>
      )}
    </Screen>
  )
}

/** The requests for exceptions, with how many wait for an answer. */
/** What waits, by the words for its kind and the screen where something is done about it. */
const itemRows = {
  adviser_requests: {
    title: 'desk.requests',
    none: 'desk.requestsNone',
    waiting: 'desk.requestsWaiting',
    open: openStaffRequests,
  },
} as const satisfies Record<DeskItem['kind'], object>

function ItemRow({ item: { kind, count } }: { item: DeskItem }) {
  const { t } = usePeopleWords()
  const { title, none, waiting, open } = itemRows[kind]
  const detail = count === 0 ? t(none) : t(waiting, { count })
  const mark = { text: String(count), tone: 'tag-brand' } as const
  return <LinkRow title={t(title)} detail={detail} {...(count > 0 && { mark })} onTap={open} />
}
