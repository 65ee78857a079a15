import { View } from '@tarojs/components'
import type { AuditEntry } from '../../../../../contract/people/audit'
import { findAuditLog } from '../../../../calls/staff-desk'
import { Bones } from '../../../../components/bones'
import { Notice } from '../../../../components/notice'
import { ProblemNotice } from '../../../../components/problem-notice'
import { Screen } from '../../../../components/screen'
import { SignInNotice } from '../../../../components/sign-in-notice'
import { useSignedIn } from '../../../../components/use-signed-in'
import { ListEnd } from '../../components/list-end'
import { useDay } from '../../components/use-day'
import { usePages } from '../../components/use-pages'
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
        <View className="card">
          {problem ? (
            <ProblemNotice problem={problem} onRetry={() => void renew()} />
          ) : (
            <Bones widths={[70, 34, 62, 30, 74, 36]} />
          )}
        </View>
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
