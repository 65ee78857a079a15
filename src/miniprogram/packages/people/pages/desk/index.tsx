import { View } from '@tarojs/components'
import { findDesk } from '../../../../calls/staff-desk'
import { Bones } from '../../../../components/bones'
import { CopyLine } from '../../../../components/copy-line'
import { LinkRow } from '../../../../components/link-row'
import { Notice } from '../../../../components/notice'
import { openAuditLog, openClasses, openFill, openStaffRequests, openStudentFile } from '../../../../components/open'
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
  const has = (...wanted: (typeof roles)[number][]) => wanted.some((role) => roles.includes(role))
  const canFind = has('registrar', 'cashier', 'adviser')
  const canSteer = has('registrar', 'adviser')
  const canTeach = has('teacher')
  const canAudit = has('administrator')
  const isEmpty =
    desk && desk.lockedNumbers === null && desk.openAdviserRequests === null && !canFind && !canTeach && !canAudit
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
          {(canFind || canTeach || canAudit) && (
            <View className="card link-rows">
              {desk.openAdviserRequests !== null && <RequestsRow count={desk.openAdviserRequests} />}
              {canFind && (
                <LinkRow title={t('desk.find')} detail={t('desk.findDetail')} onTap={() => openStudentFile()} />
              )}
              {canSteer && <LinkRow title={t('fill.title')} detail={t('fill.detail')} onTap={openFill} />}
              {canTeach && <LinkRow title={t('classes.title')} detail={t('classes.detail')} onTap={openClasses} />}
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
function RequestsRow({ count }: { count: number }) {
  const { t } = usePeopleWords()
  const detail = count === 0 ? t('desk.requestsNone') : t('desk.requestsWaiting', { count })
  const mark = { text: String(count), tone: 'tag-brand' } as const
  return <LinkRow title={t('desk.requests')} detail={detail} {...(count > 0 && { mark })} onTap={openStaffRequests} />
}
