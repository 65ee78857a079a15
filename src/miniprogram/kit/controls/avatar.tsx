import { View } from '@tarojs/components'
import { courseHue } from '../../catalogue/text/course-hue'
import './avatar.css'

interface AvatarProps {
  name: string
  /** What the hue goes by; the name as the school writes it, so that it stays in either language. */
  colour?: string
  isSmall?: boolean
}

/** The first letter of a name on its own calm hue. The name itself stands beside it. */
export function Avatar({ name, colour = name, isSmall = false }: AvatarProps) {
  const [first = ''] = name
  return <View className={`portrait ${isSmall ? 'portrait-small' : ''} hue-${courseHue(colour)}`}>{first}</View>
}
