import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { useWords } from '../hooks/use-wording'
import { Tappable } from './tappable'
import './sheet.css'

interface SheetProps {
  title: string
  onClose(): void
  /** Beside the title, for instance to clear what was chosen. */
  action?: { label: string; onTap(): void }
}

/** A sheet from the lower edge. A tap beside it closes it; what lies below does not scroll. */
export function Sheet({ title, onClose, action, children }: PropsWithChildren<SheetProps>) {
  const { t } = useWords()
  return (
    <View className="sheet-layer">
      <View className="sheet-shade" catchMove onTouchMove={(event) => event.stopPropagation()} onClick={onClose} />
      <View className="sheet" aria-role="dialog">
        <View className="row-apart sheet-head">
          <View className="type-heading grow">{title}</View>
          {action && (
            <Tappable className="target type-link sheet-action" onTap={action.onTap}>
              {action.label}
            </Tappable>
          )}
          <Tappable className="target type-link sheet-action" onTap={onClose} label={t('action.close')}>
            {t('action.close')}
          </Tappable>
        </View>
        {children}
      </View>
    </View>
  )
}
