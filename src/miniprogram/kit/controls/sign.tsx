import { View } from '@tarojs/components'

interface SignProps {
  kind: 'check' | 'cross' | 'alert' | 'point' | 'onward' | 'back'
  /** Where it stands beside a text. */
  place?: 'before' | 'after'
}

/** A small drawn sign, as tall as the text around it and of the same colour. */
export function Sign({ kind, place }: SignProps) {
  return <View className={`sign sign-${kind} ${place ? `sign-${place}` : ''}`} />
}
