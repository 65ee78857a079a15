import Taro from '@tarojs/taro'
import { Tappable } from '../../../kit/controls/tappable'
import { usePeopleWords } from '../words/people-words'

/** Leads to the privacy guidelines that the school has filed with WeChat; nothing outside of WeChat. */
export function ContractLink() {
  const { t } = usePeopleWords()
  if (process.env.TARO_ENV !== 'weapp') return null
  return (
    <Tappable
      className="target target-left type-link"
      role="link"
      onTap={() => Taro.openPrivacyContract?.({ fail: () => undefined })}
    >
      {t('privacy.contract')}
    </Tappable>
  )
}
