import { View } from '@tarojs/components'
import { Chip } from '../../kit/controls/chip'

interface ChoiceLineProps<Choice extends string> {
  heading: string
  chosen: Choice
  choices: readonly (readonly [Choice, string])[]
  onChoose(choice: Choice): void
}

/** A setting with a few choices, all seen at once. */
export function ChoiceLine<Choice extends string>({ heading, chosen, choices, onChoose }: ChoiceLineProps<Choice>) {
  return (
    <View className="me-choice">
      <View className="type-body">{heading}</View>
      <View className="chips me-chips">
        {choices.map(([choice, text]) => (
          <Chip key={choice} text={text} isOn={choice === chosen} role="radio" onTap={() => onChoose(choice)} />
        ))}
      </View>
    </View>
  )
}
