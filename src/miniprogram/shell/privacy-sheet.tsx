import { Button as NativeButton, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../kit/controls/button'
import { Sheet } from '../kit/controls/sheet'
import { Tappable } from '../kit/controls/tappable'
import { useWhileShown } from '../kit/hooks/use-while-shown'
import { useWords } from '../kit/hooks/use-wording'
import { nameOf } from '../kit/text/bilingual'
import { useInstitution } from '../school/institution'
import { agreeButtonId, usePrivacyAsks } from './privacy-asks'

/** WeChat's question before the phone number or the clipboard may be used; nothing while it asks nothing. */
export function PrivacySheet() {
  const { t, language } = useWords()
  const isAsked = useWhileShown(usePrivacyAsks, ({ resolves }) => resolves.length > 0)
  const institution = useInstitution((state) => state.institution)
  if (process.env.TARO_ENV !== 'weapp' || !isAsked) return null
  const { answer } = usePrivacyAsks.getState()
  const school = institution ? nameOf(language, institution) : t('app.name')
  return (
    <Sheet title={t('wechatPrivacy.title')} onClose={() => answer(false)}>
      <View className="type-small type-lines">{t('wechatPrivacy.detail', { school })}</View>
      <Tappable
        className="target target-left type-link"
        role="link"
        onTap={() => Taro.openPrivacyContract({ fail: () => undefined })}
      >
        {t('wechatPrivacy.contract')}
      </Tappable>
      <NativeButton
        id={agreeButtonId}
        className="button button-native"
        openType="agreePrivacyAuthorization"
        onAgreePrivacyAuthorization={() => answer(true)}
      >
        {t('wechatPrivacy.agree')}
      </NativeButton>
      <Button text={t('wechatPrivacy.disagree')} tone="ghost" className="button-below" onTap={() => answer(false)} />
    </Sheet>
  )
}
