import { View } from '@tarojs/components'
import { useWords } from '../hooks/use-wording'
import './bones.css'

/** Grey bars where text will be, as long as the lines to come: each number is a width in per cent of the card. */
export function Bones({ widths }: { widths: readonly number[] }) {
  const { t } = useWords()
  return (
    <View aria-role="status" aria-label={t('state.loading')}>
      {widths.map((width) => (
        <View key={width} className="bone bone-line" style={{ width: `${width}%` }} />
      ))}
    </View>
  )
}
