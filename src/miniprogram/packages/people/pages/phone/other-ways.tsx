import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../kit/controls/button'
import { LinkRow } from '../../../../kit/controls/link-row'
import { PointList } from '../../../../kit/controls/point-list'
import { Sheet } from '../../../../kit/controls/sheet'
import { useInstitution } from '../../../../school/institution'
import { openStaffCode } from '../../../../shell/open'
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
