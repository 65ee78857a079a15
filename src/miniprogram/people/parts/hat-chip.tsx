import { useState } from 'react'
import { Chip } from '../../kit/controls/chip'
import { useWords } from '../../kit/hooks/use-wording'
import { HatSheet } from './hat-sheet'
import { useHat } from './use-hat'

/** Says as what one looks, and changes it. Nothing for who has one hat only. */
export function HatChip() {
  const { t } = useWords()
  const { hat, hats } = useHat()
  const [isChoosing, setChoosing] = useState(false)
  if (hats.length < 2) return null
  return (
    <>
      <Chip
        text={t(`hat.${hat.is}`)}
        label={t('hat.change')}
        isOn={false}
        isOpener
        role="button"
        onTap={() => setChoosing(true)}
      />
      {isChoosing && <HatSheet onClose={() => setChoosing(false)} />}
    </>
  )
}
