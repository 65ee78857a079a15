import { View } from '@tarojs/components'
import type { Lottery } from '../../../../../contract/selection/lottery'
import { Sign } from '../../../../kit/controls/sign'
import { Tappable } from '../../../../kit/controls/tappable'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWording } from '../../../../kit/hooks/use-wording'
import { giveUpUnsavedChoices, refreshLottery } from '../../../../selection/calls/lottery'
import { useLottery } from '../../../../selection/stores/lottery'
import { refusalText } from '../../../../selection/text/refusal-text'

/** Why the school does not keep the choices as they are here, and the two ways on. Nothing while all is well. */
export function NotSavedCard({ lottery }: { lottery: Lottery }) {
  const wording = useWording()
  const { t } = wording
  const problem = useWhileShown(useLottery, (state) => state.problem)
  const unsavedId = useWhileShown(useLottery, (state) => state.unsavedId)
  if (!problem || 'failure' in problem || unsavedId !== lottery.round.round.id) return null
  return (
    <View className="card row not-saved" aria-role="alert">
      <View className="dot">
        <Sign kind="alert" />
      </View>
      <View className="grow">
        <View className="type-heading">{t('lottery.notSaved')}</View>
        {problem.refusals.map((refusal) => {
          const { title, detail } = refusalText(refusal, wording)
          return (
            <View key={JSON.stringify(refusal)} className="type-small type-lines">
              {title} · {detail}
            </View>
          )
        })}
        <View className="row not-saved-ways">
          <Tappable className="target type-link" onTap={() => void giveUpUnsavedChoices()}>
            {t('lottery.giveUp')}
            <Sign kind="onward" place="after" />
          </Tappable>
          <Tappable className="target type-link not-saved-retry" onTap={() => void refreshLottery()}>
            {t('action.retry')}
          </Tappable>
        </View>
      </View>
    </View>
  )
}
