import { View } from '@tarojs/components'
import { Button } from '../../../../kit/controls/button'
import { Sheet } from '../../../../kit/controls/sheet'
import { useWords } from '../../../../kit/hooks/use-wording'

/** Asks once before a request is taken back. */
export function WithdrawSheet({ onWithdraw, onClose }: { onWithdraw(): void; onClose(): void }) {
  const { t } = useWords()
  return (
    <Sheet title={t('adviser.withdrawTitle')} onClose={onClose}>
      <View className="type-small request-loses">{t('adviser.withdrawLoses')}</View>
      <View className="row">
        <Button text={t('adviser.withdrawKeep')} tone="ghost" className="grow request-keep" onTap={onClose} />
        <Button text={t('adviser.withdraw')} tone="danger" className="grow" onTap={onWithdraw} />
      </View>
    </Sheet>
  )
}
