import { View } from '@tarojs/components'
import { Button } from './button'
import { Sheet } from './sheet'
import './ask-sheet.css'

interface AskSheetProps {
  title: string
  /** What follows from it, in a sentence or two. */
  detail: string
  keep: string
  act: string
  onAct(): void
  onClose(): void
}

/** Asks once before something that is not easily taken back. */
export function AskSheet({ title, detail, keep, act, onAct, onClose }: AskSheetProps) {
  return (
    <Sheet title={title} onClose={onClose}>
      <View className="type-small type-lines ask-detail">{detail}</View>
      <View className="row">
        <Button text={keep} tone="ghost" className="grow ask-keep" onTap={onClose} />
        <Button text={act} tone="danger" className="grow" onTap={onAct} />
      </View>
    </Sheet>
  )
}
