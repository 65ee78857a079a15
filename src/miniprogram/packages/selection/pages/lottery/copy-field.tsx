import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Tappable } from '../../../../kit/controls/tappable'
import { useWords } from '../../../../kit/hooks/use-wording'
import { shortDigits } from '../../../../selection/text/lottery-text'

interface CopyFieldProps {
  name: string
  /** Copied whole; long digits are shown by their beginning. */
  text: string
  detail?: string
}

/** A name with digits that nobody wants to type, and the way to copy them. */
export function CopyField({ name, text, detail }: CopyFieldProps) {
  const { t } = useWords()
  const copy = async () => {
    try {
      await Taro.setClipboardData({ data: text })
      void Taro.showToast({ title: t('lottery.copied'), icon: 'success' })
    } catch {
      // The person declined, or the browser does; the digits stay on the screen.
    }
  }
  return (
    <View className="copy-field">
      <View className="row-apart">
        <View className="grow">
          <View className="type-small">{name}</View>
          <View className="copy-digits">{shortDigits(text)}</View>
        </View>
        <Tappable
          className="target type-link copy-action"
          label={t('lottery.copyOf', { what: name })}
          onTap={() => void copy()}
        >
          {t('lottery.copy')}
        </Tappable>
      </View>
      {detail && <View className="type-tiny">{detail}</View>}
    </View>
  )
}
