import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../kit/controls/button'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { FormField } from '../../../../kit/controls/form-field'
import { Tappable } from '../../../../kit/controls/tappable'
import { TextField } from '../../../../kit/controls/text-field'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { useWording } from '../../../../kit/hooks/use-wording'
import { localTime } from '../../../../kit/text/time'
import { bindStudent } from '../../../../people/calls/binding'
import { useBindDraft } from '../../../../people/stores/bind-draft'
import { serverNowMs } from '../../../../school/institution'
import { refreshStudentTerm } from '../../../../selection/calls/student-term'
import { bringIntoSight } from '../../../../shell/bring-into-sight'
import { useConsent } from '../../parts/use-consent'
import { usePeopleWords } from '../../words/people-words'
import { type BindFaults, type BindFields, bindRequest, faultsOf, type ProofKind } from './bind-form'
import { CodeFields, IdentityFields } from './proof-fields'

/**
 * Number, name and one proof. Number, name and birth date are kept over a restart; a code and the last four of an
 * identity number are gone with the screen.
 */
export function StudentForm({ schoolAsksFor }: { schoolAsksFor: ProofKind }) {
  const { t } = usePeopleWords()
  const { helpContact, schoolClock } = useWording()
  const { number, name, birthDate, write } = useBindDraft()
  const [secrets, setSecrets] = useState({ code: '', lastFour: '' })
  // A code binds wherever the school stands, so who was given one may use it.
  const [hasCode, setHasCode] = useState(schoolAsksFor === 'activation_code')
  const [faults, setFaults] = useState<BindFaults>({})
  const { isBusy, problem, run, clear } = useDeed()
  const { withConsent, sheet } = useConsent()
  const proof: ProofKind = hasCode ? 'activation_code' : 'identity'
  const fields: BindFields = { number, name, birthDate, ...secrets }
  const today = localTime(serverNowMs(), schoolClock).day
  const change = (field: keyof BindFields, text: string) => {
    setFaults(({ [field]: _gone, ...others }) => others)
    if (field === 'code' || field === 'lastFour') setSecrets((before) => ({ ...before, [field]: text }))
    else write({ [field]: text })
  }
  const submit = () => {
    const found = faultsOf(fields, proof, today)
    setFaults(found)
    if (Object.keys(found).length > 0) {
      clear()
      return bringIntoSight('.field-bad')
    }
    void run(() =>
      withConsent(async () => {
        const outcome = await bindStudent(bindRequest(fields, proof))
        if (outcome.ok) void refreshStudentTerm()
        return outcome
      }),
    )
  }
  const faultOf = (field: keyof BindFields) => {
    const fault = faults[field]
    return fault ? t(`bind.${fault}`) : null
  }
  const given = { fields, faultOf, isBusy, change }
  return (
    <>
      <View className="bind-head">
        <View className="type-title">{t('bind.heading')}</View>
        <View className="type-small">{t('bind.detail')}</View>
      </View>
      <View className="card">
        <FormField label={t('bind.number')} missing={faultOf('number')}>
          <TextField
            value={number}
            label={t('bind.number')}
            placeholder={t('bind.numberHint')}
            maxLength={40}
            isBad={faults.number !== undefined}
            isDisabled={isBusy}
            onWrite={(text) => change('number', text)}
          />
        </FormField>
        <FormField label={t('bind.name')} missing={faultOf('name')}>
          <TextField
            value={name}
            label={t('bind.name')}
            placeholder={t('bind.nameHint')}
            maxLength={60}
            isBad={faults.name !== undefined}
            isDisabled={isBusy}
            onWrite={(text) => change('name', text)}
          />
        </FormField>
        {hasCode ? <CodeFields {...given} /> : <IdentityFields {...given} today={today} />}
        {schoolAsksFor === 'identity' && (
          <View className="row bind-other">
            <Tappable className="target type-link" onTap={() => setHasCode(!hasCode)}>
              {t(hasCode ? 'bind.useIdentity' : 'bind.useCode')}
            </Tappable>
          </View>
        )}
      </View>
      {(number !== '' || name !== '') && <View className="type-tiny bind-note">{t('bind.draftKept')}</View>}
      {helpContact && !problem && (
        <View className="type-tiny bind-note">{t('bind.help', { contact: helpContact })}</View>
      )}
      <DeedProblem problem={problem} />
      <View className="dock">
        <Button text={t(isBusy ? 'bind.submitting' : 'bind.submit')} isDisabled={isBusy} onTap={submit} />
      </View>
      {sheet}
    </>
  )
}
