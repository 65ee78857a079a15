import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { Person } from '../../../../../contract/people/person'
import { Button } from '../../../../kit/controls/button'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { FormField } from '../../../../kit/controls/form-field'
import { Notice } from '../../../../kit/controls/notice'
import { TextField } from '../../../../kit/controls/text-field'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { useWords } from '../../../../kit/hooks/use-wording'
import { nameOf } from '../../../../kit/text/bilingual'
import { groupedCode } from '../../../../kit/text/grouped-code'
import { acceptStaffInvitation } from '../../../../people/calls/binding'
import { useSession } from '../../../../people/stores/session'
import { refreshInstitution } from '../../../../school/renew-institution'
import { bringIntoSight } from '../../../../shell/bring-into-sight'
import { leaveToSignIn } from '../../../../shell/leave-to-sign-in'
import { openTab } from '../../../../shell/open'
import { Screen } from '../../../../shell/screen'
import { useConsent } from '../../parts/use-consent'
import { usePeopleWords } from '../../words/people-words'
import { codeInLink } from './code-in-link'
import './index.css'

/** Opened from the menu, or by the picture that an administrator shows, perhaps by somebody who was never here. */
export default function StaffPage() {
  const { t } = usePeopleWords()
  const scanned = codeInLink(useRouter().params)
  const isSignedIn = useSession((state) => state.token !== null)
  const [joined, setJoined] = useState<NonNullable<Person['staff']> | null>(null)
  useEffect(() => {
    void refreshInstitution()
  }, [])
  return (
    <Screen title={t('staffCode.title')} isDocked>
      {joined ? (
        <Joined staff={joined} />
      ) : isSignedIn ? (
        <CodeForm scanned={scanned} onJoined={setJoined} />
      ) : (
        <>
          <View className="card">
            <Notice title={t('staffCode.signInFirst')} detail={t('staffCode.signInDetail')} />
          </View>
          <View className="dock">
            <Button text={t('staffCode.signIn')} onTap={leaveToSignIn} />
          </View>
        </>
      )}
    </Screen>
  )
}

interface CodeFormProps {
  scanned: string
  onJoined(staff: NonNullable<Person['staff']>): void
}

/** The code of the invitation; never kept longer than the screen lives. */
function CodeForm({ scanned, onJoined }: CodeFormProps) {
  const { t } = usePeopleWords()
  const [code, setCode] = useState(scanned)
  const [isMissing, setMissing] = useState(false)
  const { isBusy, problem, run } = useDeed()
  const { withConsent, sheet } = useConsent()
  const join = async () => {
    if (code.trim() === '') {
      setMissing(true)
      return bringIntoSight('.field-bad')
    }
    const joined = await run(() => withConsent(() => acceptStaffInvitation(code.trim())))
    if (joined?.value.staff) onJoined(joined.value.staff)
  }
  const refused = { title: t('staffCode.refused.title'), detail: t('staffCode.refused.detail') }
  return (
    <>
      <View className="staff-head">
        <View className="type-title">{t('staffCode.heading')}</View>
        <View className="type-small">{t(scanned === '' ? 'staffCode.detail' : 'staffCode.scanned')}</View>
      </View>
      <View className="card">
        <FormField label={t('staffCode.code')} missing={isMissing ? t('staffCode.missing') : null}>
          <TextField
            value={code}
            label={t('staffCode.code')}
            placeholder={t('staffCode.codeHint')}
            maxLength={40}
            isBad={isMissing}
            isDisabled={isBusy}
            onWrite={(text) => {
              setMissing(false)
              setCode(groupedCode(text))
            }}
          />
        </FormField>
      </View>
      <DeedProblem problem={problem} own={{ binding_refused: refused }} />
      <View className="dock">
        <Button
          text={t(isBusy ? 'staffCode.submitting' : 'staffCode.submit')}
          isDisabled={isBusy}
          onTap={() => void join()}
        />
      </View>
      {sheet}
    </>
  )
}

function Joined({ staff }: { staff: NonNullable<Person['staff']> }) {
  const { t, language } = usePeopleWords()
  const { t: common } = useWords()
  const { number } = staff
  const roles = staff.roles.map((role) => common(`hat.role.${role}`)).join(common('meeting.nameSeparator'))
  return (
    <>
      <View className="card" aria-role="status">
        <Notice
          tone="success"
          title={t('staffCode.done', { name: nameOf(language, staff) })}
          detail={roles === '' ? t('staffCode.doneNoRoles', { number }) : t('staffCode.doneDetail', { number, roles })}
        />
      </View>
      <View className="dock">
        <Button text={t('staffCode.toToday')} onTap={() => openTab('today')} />
      </View>
    </>
  )
}
