import { View } from '@tarojs/components'
import type { AuditEntry } from '../../../../../contract/people/audit'
import { AwaitedCard } from '../../../../kit/controls/awaited-card'
import { ListEnd } from '../../../../kit/controls/list-end'
import { Notice } from '../../../../kit/controls/notice'
import { useDay } from '../../../../kit/hooks/use-day'
import { usePages } from '../../../../kit/hooks/use-pages'
import { findAuditLog } from '../../../../people/calls/staff-desk'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { Screen } from '../../../../shell/screen'
import { usePeopleWords } from '../../words/people-words'
import { auditAction } from './audit-action'
import './index.css'

async function findPage(cursor: string | null) {
  const outcome = await findAuditLog(cursor)
  if (!outcome.ok) return outcome
  return { ok: true, value: { items: outcome.value.entries, nextCursor: outcome.value.nextCursor } } as const
}

const tone = { begun: '', done: 'tag-success', refused: 'tag-warning', failed: 'tag-danger' }

/** What staff did, for administrators. */
export default function AuditPage() {
  const { t } = usePeopleWords()
  const isSignedIn = useSignedIn()
  const pages = usePages(isSignedIn ? findPage : null)
  const { items, problem, renew } = pages
  return (
    <Screen title={t('audit.title')}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && !items && (
        <AwaitedCard problem={problem} onRetry={() => void renew()} widths={[70, 34, 62, 30, 74, 36]} />
      )}
      {items?.length === 0 && (
        <View className="card">
          <Notice title={t('audit.empty')} detail={t('audit.emptyDetail')} />
        </View>
      )}
      {items?.map((entry) => (
        <AuditLine key={entry.id} entry={entry} />
      ))}
      {items && items.length > 0 && <ListEnd pages={pages} end={t('audit.end')} failed={t('audit.more')} />}
    </Screen>
  )
}

function AuditLine({ entry: { at: instant, actor, action, studentNumber, outcome } }: { entry: AuditEntry }) {
  const { t } = usePeopleWords()
  const { at } = useDay()
  const about = studentNumber === null ? null : t('audit.about', { number: studentNumber })
  return (
    <View className="audit-line">
      <View className="row-apart">
        <View className="type-body type-strong grow">{auditAction(action, t)}</View>
        <View className={`tag audit-tag ${tone[outcome]}`}>{t(`audit.outcome.${outcome}`)}</View>
      </View>
      <View className="type-small">{[actor, about].filter(Boolean).join(' · ')}</View>
      <View className="type-tiny">{at(instant)}</View>
    </View>
  )
}
