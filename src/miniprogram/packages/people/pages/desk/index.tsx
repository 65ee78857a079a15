import { View } from '@tarojs/components'
import { findDesk } from '../../../../calls/staff-desk'
import { Bones } from '../../../../components/bones'
import { CopyLine } from '../../../../components/copy-line'
import { LinkRow } from '../../../../components/link-row'
import { Notice } from '../../../../components/notice'
import { openAuditLog, openStudentFile } from '../../../../components/open'
import { ProblemNotice } from '../../../../components/problem-notice'
import { Screen } from '../../../../components/screen'
import { SignInNotice } from '../../../../components/sign-in-notice'
import { useHat } from '../../../../components/use-hat'
import { useSignedIn } from '../../../../components/use-signed-in'
import { useAnswer } from '../../components/use-answer'
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
  const canFind = roles.some((role) => role !== 'administrator')
  const canAudit = roles.includes('administrator')
  const isEmpty = desk && desk.lockedNumbers === null && desk.openAdviserRequests === null && !canFind && !canAudit
  return (
    <Screen title={t('desk.title')}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && !desk && (
        <View className="card">
          {problem ? <ProblemNotice problem={problem} onRetry={retry} /> : <Bones widths={[40, 72, 56]} />}
        </View>
      )}
      {desk && (
        <>
          <CopyLine problem={problem} gotAtMs={Date.parse(desk.serverTime)} onRetry={retry} />
          {isEmpty && (
            <View className="card">
              <Notice title={t('desk.nothing')} detail={t('desk.nothingDetail')} />
            </View>
          )}
          {(canFind || canAudit) && (
            <View className="card link-rows">
              {canFind && (
                <LinkRow title={t('desk.find')} detail={t('desk.findDetail')} onTap={() => openStudentFile()} />
              )}
              {canAudit && <LinkRow title={t('desk.audit')} detail={t('desk.auditDetail')} onTap={openAuditLog} />}
            </View>
          )}
          {desk.lockedNumbers && <LockedCard locked={desk.lockedNumbers} onUnlocked={renew} />}
          {desk.openAdviserRequests !== null && <RequestsCard count={desk.openAdviserRequests} />}
        </>
      )}
    </Screen>
  )
}

/** How many requests for exceptions are open; they are answered where there is room to look at them. */
function RequestsCard({ count }: { count: number }) {
  const { t } = usePeopleWords()
  return (
    <View className="card">
      <View className="type-heading">{t('desk.requests')}</View>
      <View className="type-body desk-line">
        {count === 0 ? t('desk.requestsNone') : t('desk.requestsWaiting', { count })}
      </View>
      <View className="type-tiny">{t('desk.requestsHow')}</View>
    </View>
  )
}
