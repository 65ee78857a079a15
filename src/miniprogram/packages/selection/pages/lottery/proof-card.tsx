import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { Lottery } from '../../../../../contract/selection/lottery'
import { Sign } from '../../../../kit/controls/sign'
import { Tappable } from '../../../../kit/controls/tappable'
import { useWording } from '../../../../kit/hooks/use-wording'
import { formatInstant } from '../../../../kit/text/time'
import { CopyField } from './copy-field'

/** As it is typed, in every language. */
const verifyCommand = 'npm run campus -- draw verify result.json'

/** How points work, one's own code, and, folded, what makes the draw one that anybody can check. */
export function ProofCard({ lottery, onReadRules }: { lottery: Lottery; onReadRules(): void }) {
  const { t } = useWording()
  const [isUnfolded, setUnfolded] = useState(false)
  const { lotteryCode, publication } = lottery
  return (
    <View className="card">
      {!publication && (
        <>
          <View className="type-heading">{t('lottery.howTitle')}</View>
          <View className="type-small">{t('lottery.howTickets')}</View>
          <View className="type-small">{t('lottery.howPasses')}</View>
        </>
      )}
      <Tappable className="target type-link proof-rules" role="link" onTap={onReadRules}>
        {t('lottery.howMore')}
        <Sign kind="onward" place="after" />
      </Tappable>
      {lotteryCode === null ? (
        !publication && <View className="type-tiny proof-code">{t('lottery.codeNone')}</View>
      ) : (
        <CopyField name={t('lottery.code')} text={lotteryCode} detail={t('lottery.codeDetail')} />
      )}
      <View className="rule proof-rule" />
      <Tappable
        className={`target type-link proof-rules proof-fold ${isUnfolded ? 'proof-unfolded' : ''}`}
        isSelected={isUnfolded}
        onTap={() => setUnfolded(!isUnfolded)}
      >
        {t('lottery.verifyTitle')}
      </Tappable>
      {isUnfolded && <Proof lottery={lottery} />}
    </View>
  )
}

/** What it takes to draw once more. */
function Proof({ lottery }: { lottery: Lottery }) {
  const { t } = useWording()
  const { publication } = lottery
  return (
    <>
      {publication && (
        <View className="type-small">
          {t('lottery.verify')}
          <Text className="proof-command">{verifyCommand}</Text>
        </View>
      )}
      {publication && <CopyField name={t('lottery.seed')} text={publication.seed} />}
      <Commitment lottery={lottery} />
      {publication && <CopyField name={t('lottery.inputFingerprint')} text={publication.inputSha256} />}
    </>
  )
}

/** The fingerprint of the seed that counts, and when it was promised. */
function Commitment({ lottery: { commitments } }: { lottery: Lottery }) {
  const { t, schoolClock, nowMs } = useWording()
  const counting = commitments[commitments.length - 1]
  if (!counting)
    return (
      <View className="copy-field">
        <View className="type-small">{t('lottery.noCommitment')}</View>
        <View className="type-tiny">{t('lottery.noCommitmentDetail')}</View>
      </View>
    )
  const at = formatInstant(Date.parse(counting.committedAt), nowMs, schoolClock, t)
  return (
    <CopyField
      name={t('lottery.commitment')}
      text={counting.seedSha256}
      detail={t(commitments.length > 1 ? 'lottery.committedAgain' : 'lottery.committedAt', { at })}
    />
  )
}
