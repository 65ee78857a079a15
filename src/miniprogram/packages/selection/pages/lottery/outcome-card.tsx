import { View } from '@tarojs/components'
import type { Lottery } from '../../../../../contract/selection/lottery'
import { Sign } from '../../../../kit/controls/sign'
import { useServerNow } from '../../../../kit/hooks/use-server-now'
import { useWhileShown } from '../../../../kit/hooks/use-while-shown'
import { useWording } from '../../../../kit/hooks/use-wording'
import { nameOf } from '../../../../kit/text/bilingual'
import { formatInstant } from '../../../../kit/text/time'
import { useStudentTerm } from '../../../../selection/stores/student-term'
import { nextRoundText } from '../../../../selection/text/lottery-text'

/** What the draw gave in one sentence, and where to go for the rest. */
export function OutcomeCard({ lottery }: { lottery: Lottery }) {
  const wording = useWording()
  const { t, language, schoolClock } = wording
  const nowMs = useServerNow(30_000)
  const rounds = useWhileShown(useStudentTerm, (state) => state.copy?.rounds ?? null)
  const { round, choices, publication } = lottery
  if (!publication) return null
  const won = choices.filter(({ outcome }) => outcome?.isWon).length
  const lost = choices.length - won
  const title =
    choices.length === 0
      ? t('lottery.noChoices')
      : lost === 0
        ? t('lottery.resultAll', { count: won })
        : won === 0
          ? t('lottery.resultNone', { count: lost })
          : t('lottery.resultSome', { won, lost })
  const at = formatInstant(Date.parse(publication.publishedAt), nowMs, schoolClock, t)
  return (
    <View className="card row outcome">
      {choices.length > 0 && (
        <View className={`dot ${won > 0 ? 'dot-success' : 'dot-warning'}`}>
          <Sign kind={won > 0 ? 'check' : 'alert'} />
        </View>
      )}
      <View className="grow">
        <View className="type-title">{title}</View>
        <View className="type-tiny">
          {nameOf(language, round.round)} · {t('lottery.publishedAt', { at })}
        </View>
        {rounds && lost > 0 && (
          <View className="type-small outcome-next">{nextRoundText(rounds, wording, nowMs).text}</View>
        )}
      </View>
    </View>
  )
}
