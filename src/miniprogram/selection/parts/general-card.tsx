import { View } from '@tarojs/components'
import type { Refusal } from '../../../contract/refusal'
import { Sign } from '../../kit/controls/sign'
import { useWording } from '../../kit/hooks/use-wording'
import { refusalText } from '../text/refusal-text'
import './blocker-list.css'

/** What keeps the student from choosing anything, said once for the whole screen. Nothing while there is nothing. */
export function GeneralCard({ refusals }: { refusals: readonly Refusal[] }) {
  const wording = useWording()
  if (refusals.length === 0) return null
  return (
    <View className="card">
      {refusals.map((refusal, index) => {
        const { title, detail } = refusalText(refusal, wording)
        return (
          <View key={JSON.stringify(refusal)}>
            {index > 0 && <View className="rule" />}
            <View className="blocker">
              <View className="dot dot-warning">
                <Sign kind="alert" />
              </View>
              <View className="grow">
                <View className="type-heading">{title}</View>
                <View className="type-small type-lines">{detail}</View>
                {refusal.code === 'on_hold' && <View className="type-small">{wording.t('hold.blocks')}</View>}
              </View>
            </View>
          </View>
        )
      })}
    </View>
  )
}
