import { View } from '@tarojs/components'
import type { Refusal } from '../../../contract/refusal'
import { isGeneral } from '../../../rules/selection/general-refusals'
import { Countdown } from '../../kit/controls/countdown'
import { Sign } from '../../kit/controls/sign'
import { Tappable } from '../../kit/controls/tappable'
import { useWording } from '../../kit/hooks/use-wording'
import { type FurtherWay, furtherWays, workingRemedy } from '../text/further-ways'
import { refusalText } from '../text/refusal-text'
import { followRemedy, type OwnRemedies } from './follow-remedy'
import './blocker-list.css'

interface BlockerListProps extends OwnRemedies {
  refusals: readonly Refusal[]
  /** True when nothing can be chosen now for a reason that is told elsewhere. */
  isClosed?: boolean
}

/** Everything that stands in the way, each with its facts and the way out. */
export function BlockerList({ refusals, isClosed = refusals.some(isGeneral), ...own }: BlockerListProps) {
  const wording = useWording()
  const { t } = wording
  return (
    <>
      {refusals.map((refusal, index) => {
        const text = refusalText(refusal, wording)
        const { title, detail, opensAtMs } = text
        const remedy = workingRemedy(refusal, refusals, text)
        return (
          <View key={JSON.stringify(refusal)}>
            {index > 0 && <View className="rule" />}
            <View className="blocker">
              <View className={`dot ${opensAtMs === undefined ? '' : 'dot-warning'}`}>
                <Sign kind="alert" />
              </View>
              <View className="grow">
                <View className="type-heading">{title}</View>
                <View className="type-small type-lines">{detail}</View>
                {opensAtMs !== undefined && (
                  <View className="type-small">
                    {t('today.opensIn')} <Countdown toMs={opensAtMs} onEnd={own.refresh} />
                  </View>
                )}
                {remedy && (
                  <Tappable
                    className="type-link blocker-remedy"
                    role="link"
                    onTap={() => followRemedy(remedy.target, own)}
                  >
                    {remedy.label}
                    <Sign kind="onward" place="after" />
                  </Tappable>
                )}
                {furtherWays(refusal, refusals, wording, isClosed).map((way) => (
                  <FurtherWayLink key={way.label} way={way} own={own} />
                ))}
              </View>
            </View>
          </View>
        )
      })}
    </>
  )
}

/** A way out that only some screens can offer. */
function FurtherWayLink({ way, own: { swapFrom, askAdviser } }: { way: FurtherWay; own: OwnRemedies }) {
  const { label, target } = way
  const follow =
    target.to === 'swap' ? swapFrom && (() => swapFrom(target.courseId)) : askAdviser && (() => askAdviser(target.kind))
  if (!follow) return null
  return (
    <Tappable className="type-link blocker-remedy" role="link" onTap={follow}>
      {label}
      <Sign kind="onward" place="after" />
    </Tappable>
  )
}
