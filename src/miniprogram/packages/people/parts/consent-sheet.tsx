import { View } from '@tarojs/components'
import { Button } from '../../../kit/controls/button'
import { DeedProblem } from '../../../kit/controls/deed-problem'
import { PointList } from '../../../kit/controls/point-list'
import { Sheet } from '../../../kit/controls/sheet'
import { useDeed } from '../../../kit/hooks/use-deed'
import { useWords } from '../../../kit/hooks/use-wording'
import { nameOf } from '../../../kit/text/bilingual'
import { agreeToPrivacy, findPrivacyVersion } from '../../../people/calls/consent'
import { useInstitution } from '../../../school/institution'
import { usePeopleWords } from '../words/people-words'
import { AgreeButton } from './agree-button'
import { ContractLink } from './contract-link'
import './consent-sheet.css'

interface ConsentSheetProps {
  onAgreed(): void
  onClose(): void
  /** True where the person only reads it again. */
  isReading?: boolean
}

/** What is kept of a person, why, who sees it and for how long, in plain words, and the question whether they agree. */
export function ConsentSheet({ onAgreed, onClose, isReading = false }: ConsentSheetProps) {
  const { t } = usePeopleWords()
  const { isBusy, problem, run } = useDeed()
  const agree = async () => {
    const agreed = await run(async () => {
      const version = await findPrivacyVersion()
      return version.ok ? agreeToPrivacy(version.value) : version
    })
    if (agreed) onAgreed()
  }
  return (
    <Sheet title={t('consent.title')} onClose={onClose}>
      <ConsentText />
      <ContractLink />
      {!isReading && (
        <View className="consent-foot">
          <DeedProblem problem={problem} />
          <AgreeButton
            text={t(isBusy ? 'consent.agreeing' : 'consent.agree')}
            isDisabled={isBusy}
            onTap={() => void agree()}
          />
          <Button text={t('consent.decline')} tone="ghost" className="button-below" onTap={onClose} />
        </View>
      )}
    </Sheet>
  )
}

function ConsentText() {
  const { t, language } = usePeopleWords()
  const { t: common } = useWords()
  const institution = useInstitution((state) => state.institution)
  const school = institution ? nameOf(language, institution) : common('app.name')
  const contact = institution?.helpContact
  const parts: [string, string[]][] = [
    [
      t('consent.what.heading'),
      [t('consent.what.account'), t('consent.what.school'), t('consent.what.proofs'), t('consent.what.deeds')],
    ],
    [t('consent.why.heading'), [t('consent.why.use'), t('consent.why.never')]],
    [t('consent.who.heading'), [t('consent.who.self'), t('consent.who.staff')]],
    [t('consent.long.heading'), [t('consent.long.leave'), t('consent.long.kept')]],
    [
      t('consent.rights.heading'),
      [t('consent.rights.any'), ...(contact ? [t('consent.rights.ask', { contact })] : [])],
    ],
  ]
  return (
    <>
      <View className="type-small">{t('consent.intro', { school })}</View>
      {parts.map(([heading, points]) => (
        <View key={heading} className="consent-part">
          <View className="type-heading">{heading}</View>
          <PointList points={points} />
        </View>
      ))}
      <View className="type-tiny consent-end">{t('consent.optional')}</View>
      {institution && (
        <View className="type-tiny">{t('consent.version', { version: institution.privacyVersion })}</View>
      )}
    </>
  )
}
