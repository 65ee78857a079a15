import { View } from '@tarojs/components'
import { Avatar } from '../../kit/controls/avatar'
import { Sheet } from '../../kit/controls/sheet'
import { Tappable } from '../../kit/controls/tappable'
import { useWords } from '../../kit/hooks/use-wording'
import { openWelcome } from '../../shell/open'
import { useHatChoice } from '../stores/hat'
import { hatText } from '../text/hat-text'
import { type Hat, isSameHat } from '../text/hats'
import { useHat } from './use-hat'
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
