import { View } from '@tarojs/components'
import { Icon, type IconKind } from './icon'
import { Tappable } from './tappable'
import './link-row.css'

interface LinkRowProps {
  title: string
  detail?: string
  /** In a tile before the title, so that a row is found by its look. */
  icon?: IconKind
  /** At the right edge, for instance a count. */
  mark?: { text: string; tone: 'tag-brand' | 'tag-success' | '' }
  onTap(): void
}

/** A row that leads to another screen. */
export function LinkRow({ title, detail, icon, mark, onTap }: LinkRowProps) {
  return (
    <Tappable className="row link-row" role="link" onTap={onTap} label={title}>
      {icon && (
        <View className="link-row-tile">
          <Icon kind={icon} />
        </View>
      )}
      <View className={mark ? 'grow link-row-title' : 'grow'}>
        <View className="type-body">{title}</View>
        {detail && <View className="type-tiny">{detail}</View>}
      </View>
      {mark && <View className={`tag link-row-mark ${mark.tone}`}>{mark.text}</View>}
      <View className="link-row-arrow" />
    </Tappable>
  )
}
