import { View } from '@tarojs/components'
import { Avatar } from '../../kit/controls/avatar'
import { useWords } from '../../kit/hooks/use-wording'
import { HatChip } from '../../people/parts/hat-chip'
import { useHat } from '../../people/parts/use-hat'
import { hatText } from '../../people/text/hat-text'

/** Whose timetable it is, where there could be a doubt: not for who is a student and nothing else. */
export function HatLine() {
  const { t, language } = useWords()
  const { hat, hats, person } = useHat()
  if (hat.is === 'visitor' || (hat.is === 'student' && hats.length < 2)) return null
  const { name, colour, role } = hatText(hat, person, t, language)
  return (
    <View className="row hat-line">
      <Avatar name={name} colour={colour} isSmall />
      <View className="grow">
        <View className="type-heading">{name}</View>
        <View className="type-tiny one-line">{role}</View>
      </View>
      <View className="fixed hat-line-chip">
        <HatChip />
      </View>
    </View>
  )
}
