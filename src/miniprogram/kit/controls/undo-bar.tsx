import { View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { useWords } from '../hooks/use-wording'
import { Tappable } from './tappable'
import './undo-bar.css'

/** How long a removal can be taken back. */
const shownMs = 8_000

interface UndoBarProps {
  /** What was taken out, in words. */
  text: string
  /** Another one starts the time anew. */
  removed: unknown
  /** Absent where it can only be told. */
  onUndo?(): void
  /** Called when it can no longer be taken back. */
  onOver(): void
}

/** Says what was taken out, above the dock, and puts it back. */
export function UndoBar({ text, removed, onUndo, onOver }: UndoBarProps) {
  const { t } = useWords()
  const latestOnOver = useRef(onOver)
  latestOnOver.current = onOver
  useEffect(() => {
    if (!removed) return
    const timer = setTimeout(() => latestOnOver.current(), shownMs)
    return () => clearTimeout(timer)
  }, [removed])
  return (
    <View className="undo-bar row-apart" aria-role="status">
      <View className="type-body grow">{text}</View>
      {onUndo && (
        <Tappable className="target type-link undo-action" onTap={onUndo}>
          {t('plan.undo')}
        </Tappable>
      )}
    </View>
  )
}
