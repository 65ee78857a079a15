import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Person } from '../../../../../contract/people/person'
import { Button } from '../../../../kit/controls/button'
import { useInstitution } from '../../../../school/institution'
import { ConsentSheet } from '../../parts/consent-sheet'
import { usePeopleWords } from '../../words/people-words'

/** Whether the person agreed to the privacy text in force, and the text itself. */
export function ConsentCard({ person }: { person: Person | null }) {
  const { t } = usePeopleWords()
  const version = useInstitution((state) => state.institution?.privacyVersion) ?? ''
  const [isOpen, setOpen] = useState(false)
  const hasConsent = person?.hasConsent ?? false
  const canAgree = person !== null && !hasConsent
  const close = () => setOpen(false)
  return (
    <View className="card">
      <View className="row-apart">
        <View className="type-heading grow">{t('privacy.consent')}</View>
        {person && (
          <View className={`tag privacy-side ${hasConsent ? 'tag-success' : 'tag-warning'}`}>
            {t(hasConsent ? 'privacy.agreed' : 'privacy.notAgreed')}
          </View>
        )}
      </View>
      <View className="type-small privacy-line">
        {hasConsent ? t('privacy.agreedDetail', { version }) : t('privacy.notAgreedDetail')}
      </View>
      <View className="row privacy-act">
        <Button
          text={t(canAgree ? 'privacy.readAndAgree' : 'privacy.read')}
          tone="soft"
          isSmall
          onTap={() => setOpen(true)}
        />
      </View>
      {isOpen && <ConsentSheet isReading={!canAgree} onAgreed={close} onClose={close} />}
    </View>
  )
}
