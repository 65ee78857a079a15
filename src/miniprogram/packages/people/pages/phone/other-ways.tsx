import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { LinkRow } from '../../../../components/link-row'
import { openStaffCode } from '../../../../components/open'
import { Sheet } from '../../../../components/sheet'
import { useInstitution } from '../../../../stores/institution'
import { PointList } from '../../components/point-list'
import { usePeopleWords } from '../../words/people-words'

/** What else there is for whom the school has no phone number: the child's card, an invitation code, somebody to ask. */
export function OtherWays({ as }: { as: 'guardian' | 'staff' }) {
  const { t } = usePeopleWords()
  const contact = useInstitution((state) => state.institution?.helpContact)
  const [isShown, setShown] = useState(false)
  return (
    <>
      <View className="type-small phone-other">{t('phone.other')}</View>
      <View className="card link-rows">
        {as === 'guardian' ? (
          <LinkRow title={t('phone.card')} detail={t('phone.cardDetail')} onTap={() => setShown(true)} />
        ) : (
          <LinkRow title={t('phone.code')} detail={t('phone.codeDetail')} onTap={openStaffCode} />
        )}
      </View>
      {contact && <View className="type-tiny phone-help">{t('phone.help', { contact })}</View>}
      {isShown && (
        <Sheet title={t('phone.cardTitle')} onClose={() => setShown(false)}>
          <PointList points={[t('phone.cardSteps.open'), t('phone.cardSteps.tap'), t('phone.cardSteps.wait')]} />
          <View className="type-small phone-none">{t('phone.cardNone')}</View>
          <Button text={t('phone.cardOk')} onTap={() => setShown(false)} />
        </Sheet>
      )}
    </>
  )
}
