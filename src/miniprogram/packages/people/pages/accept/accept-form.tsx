import { View } from '@tarojs/components'
import { useState } from 'react'
import { Avatar } from '../../../../kit/controls/avatar'
import { Button } from '../../../../kit/controls/button'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { alert } from '../../../../kit/controls/tappable'
import { TextField } from '../../../../kit/controls/text-field'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { useWording } from '../../../../kit/hooks/use-wording'
import { nameOf } from '../../../../kit/text/bilingual'
import { formatTimeLeft } from '../../../../kit/text/time-left'
import { acceptInvitation, type InvitationTold } from '../../../../people/calls/guardians'
import { useAcceptDraft } from '../../../../people/stores/accept-draft'
import { serverNowMs, useInstitution } from '../../../../school/institution'
import { bringIntoSight } from '../../../../shell/bring-into-sight'
import { useConsent } from '../../parts/use-consent'
import { usePeopleWords } from '../../words/people-words'
import { endedBy } from './ended-by'

interface AcceptFormProps {
  token: string
  told: InvitationTold
  onAccepted(): void
  /** The card turned out to be of no use any more. */
  onEnded(): void
}

/** Whose card it is, what one will see, and the name by which the student knows one. */
export function AcceptForm({ token, told, onAccepted, onEnded }: AcceptFormProps) {
  const { t, language } = usePeopleWords()
  const { t: common } = useWording()
  const institution = useInstitution((state) => state.institution)
  const name = useAcceptDraft((state) => state.name)
  const { isBusy, problem, run } = useDeed()
  const { withConsent, sheet } = useConsent()
  const [isMissing, setMissing] = useState(false)
  const { studentNameMasked, kinship, expiresAt } = told
  const accept = async () => {
    if (name.trim() === '') {
      setMissing(true)
      return bringIntoSight('.field-bad')
    }
    const accepted = await run(async () => {
      const outcome = await withConsent(() => acceptInvitation(token, name))
      if (!outcome.ok && endedBy(outcome)) onEnded()
      return outcome
    })
    if (!accepted) return
    useAcceptDraft.getState().forget()
    onAccepted()
  }
  const left = formatTimeLeft(Date.parse(expiresAt) - serverNowMs(), common)
  return (
    <>
      <View className="card column accept-whose">
        <Avatar name={studentNameMasked} />
        <View className="type-title">{t('accept.whose', { name: studentNameMasked })}</View>
        <View className="type-small">
          {t('accept.at', {
            school: institution ? nameOf(language, institution) : common('app.name'),
            kinship: common(`hat.kinship.${kinship}`),
          })}
        </View>
        <View className="type-tiny">{t('accept.left', { left })}</View>
      </View>
      <View className="card">
        <View className="type-heading">{t('accept.sees')}</View>
        <View className="type-small accept-line">{t('accept.seesMaybe')}</View>
      </View>
      <View className="card">
        <View className="type-heading">{t('accept.yourName')}</View>
        <View className="accept-line">
          <TextField
            value={name}
            label={t('accept.yourName')}
            placeholder={t('accept.nameHint')}
            maxLength={60}
            isBad={isMissing}
            isDisabled={isBusy}
            onWrite={(text) => {
              setMissing(false)
              useAcceptDraft.getState().write(text)
            }}
          />
        </View>
        <View className={isMissing ? 'type-small accept-missing' : 'type-small accept-line'} {...(isMissing && alert)}>
          {isMissing ? t('accept.nameMissing') : t('accept.nameDetail', { name: studentNameMasked })}
        </View>
      </View>
      <View className="type-small accept-warn">{t('accept.notYou')}</View>
      <DeedProblem problem={problem} />
      <View className="dock">
        <Button
          text={t(isBusy ? 'accept.accepting' : 'accept.accept')}
          isDisabled={isBusy}
          onTap={() => void accept()}
        />
      </View>
      {sheet}
    </>
  )
}
