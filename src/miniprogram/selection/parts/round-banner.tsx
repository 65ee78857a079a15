import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import type { RoundStanding } from '../../../contract/selection/enrolment'
import { Countdown } from '../../kit/controls/countdown'
import { useServerNow } from '../../kit/hooks/use-server-now'
import { useWording } from '../../kit/hooks/use-wording'
import { nameOf } from '../../kit/text/bilingual'
import { formatInstant } from '../../kit/text/time'
import { shownRound, standingNow } from '../text/shown-round'
import './round-banner.css'

interface RoundBannerProps {
  rounds: readonly RoundStanding[]
  /** Called when the round opens or closes while it is looked at. */
  onTurn(): void
  /** Without the line about what may be done, where the screen has little room. */
  isShort?: boolean
}

const tagTone = { open: 'tag-success', upcoming: 'tag-brand', paused: 'tag-warning', closed: '' }

/** Which round there is, of what kind, until when, and what may be done in it. */
export function RoundBanner({ rounds, onTurn, isShort = false, children }: PropsWithChildren<RoundBannerProps>) {
  const { t, language, schoolClock } = useWording()
  const nowMs = useServerNow(30_000)
  const shown = shownRound(rounds, nowMs)
  if (!shown)
    return (
      <View className="card">
        <View className="type-heading">{t('today.noRound')}</View>
        <View className="type-small">{t('today.noRoundDetail')}</View>
        {children}
      </View>
    )
  const { round, isForMe } = shown
  const standing = standingNow(shown, nowMs)
  const turnsAtMs = Date.parse(standing === 'upcoming' ? round.opensAt : round.closesAt)
  const at = formatInstant(turnsAtMs, nowMs, schoolClock, t)
  const kind = t(`round.kind.${round.kind}`)
  const name = nameOf(language, round)
  const may = {
    upcoming: `${t('today.opensAt', { at })} · ${t('round.prepare')}`,
    open: [name !== kind && kind, t(`round.may.${round.kind}`), t('today.openUntil', { until: at })]
      .filter(Boolean)
      .join(' · '),
    paused: t('round.pausedDetail'),
    closed: '',
  }
  return (
    <View className={isShort ? 'card round-short' : 'card'}>
      <View className="row-apart round-head">
        <View className="row round-title">
          <View className={`tag fixed ${isForMe ? tagTone[standing] : ''}`}>
            {isForMe ? t(`round.standing.${standing}`) : t('round.notForMe')}
          </View>
          <View className="type-heading one-line round-name">
            {name === kind || !isShort ? name : `${name} · ${kind}`}
          </View>
        </View>
        <View className="type-small fixed round-clock">
          {standing === 'upcoming' && t('today.opensIn')}
          {standing === 'open' && t('today.closesIn')}
          {standing === 'upcoming' || standing === 'open' ? <Countdown toMs={turnsAtMs} onEnd={onTurn} /> : null}
          {standing === 'closed' && t('today.closedAt', { at })}
        </View>
      </View>
      {!isShort && (standing !== 'closed' || !isForMe) && (
        <View className="type-small round-may">{isForMe ? may[standing] : t('round.notForMeDetail')}</View>
      )}
      {children}
    </View>
  )
}
