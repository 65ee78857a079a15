import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Person } from '../../../../../contract/person'
import { Button } from '../../../../components/button'
import { Tappable } from '../../../../components/tappable'
import { useInstitution } from '../../../../stores/institution'
import { ConsentSheet } from '../../components/consent-sheet'
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
      {process.env.TARO_ENV === 'weapp' && (
        <Tappable
          className="target target-left type-link privacy-contract"
          role="link"
          onTap={() => Taro.openPrivacyContract({ fail: () => undefined })}
        >
          {t('privacy.contract')}
        </Tappable>
      )}
      {isOpen && <ConsentSheet isReading={!canAgree} onAgreed={close} onClose={close} />}
    </View>
  )
}
