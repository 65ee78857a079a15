import { View } from '@tarojs/components'
import { hatText } from '../format/hat-text'
import { type Hat, isSameHat } from '../format/hats'
import { useHatChoice } from '../stores/hat'
import { Avatar } from './avatar'
import { openWelcome } from './open'
import { Sheet } from './sheet'
import { Tappable } from './tappable'
import { useHat } from './use-hat'
import { useWords } from './use-wording'
import './hat-sheet.css'

/** Every hat of the person, the one worn ticked, and the way to one more. */
export function HatSheet({ onClose }: { onClose(): void }) {
  const { t, language } = useWords()
  const { hat: worn, hats, person } = useHat()
  const choose = (hat: Hat) => {
    useHatChoice.getState().choose(hat)
    onClose()
  }
  return (
    <Sheet title={t('hat.change')} onClose={onClose}>
      {hats.map((hat) => {
        const { name, colour, role } = hatText(hat, person, t, language)
        const isWorn = isSameHat(hat, worn)
        return (
          <Tappable
            key={`${hat.is}-${colour}`}
            className="row hat-row"
            role="radio"
            isSelected={isWorn}
            label={`${name} ${role}`}
            onTap={() => choose(hat)}
          >
            <Avatar name={name} colour={colour} isSmall />
            <View className="grow">
              <View className="type-heading one-line">{name}</View>
              <View className="type-small one-line">{role}</View>
            </View>
            {isWorn && <View className="hat-tick" />}
          </Tappable>
        )
      })}
      <Tappable
        className="row hat-row type-link"
        role="link"
        onTap={() => {
          onClose()
          openWelcome()
        }}
      >
        {t('hat.add')}
      </Tappable>
    </Sheet>
  )
}
