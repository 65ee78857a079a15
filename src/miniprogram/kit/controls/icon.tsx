import { View } from '@tarojs/components'
import './icon.css'

export type IconKind =
  | 'people'
  | 'results'
  | 'desk'
  | 'waitlist'
  | 'lottery'
  | 'history'
  | 'request'
  | 'messages'
  | 'hold'
  | 'add'
  | 'devices'
  | 'privacy'

/** A drawn icon beside a title, which says the same in words. */
export function Icon({ kind }: { kind: IconKind }) {
  return <View className={`icon icon-${kind}`} aria-hidden />
}
