import { View } from '@tarojs/components'
import type { StudentTerm } from '../../../contract/enrolment'
import { Button } from '../../components/button'
import { Countdown } from '../../components/countdown'
import { openTab } from '../../components/open'
import { useServerNow } from '../../components/use-server-now'
import { useWording } from '../../components/use-wording'
import { nameOf } from '../../format/bilingual'
import { formatCredits } from '../../format/credits'
import { formatInstant } from '../../format/time'
import { shownRound, standingNow } from './shown-round'

interface RoundCardProps {
  copy: StudentTerm
  /** Called when the round opens or closes while it is looked at. */
  onTurn(): void
}

const tagTone = { open: 'tag-warning', upcoming: 'tag-brand', closed: '' }

/** What is open now, until when, and how many credits are taken. */
export function RoundCard({ copy, onTurn }: RoundCardProps) {
  const { t, language, timeZone } = useWording()
  const nowMs = useServerNow(30_000)
  const shown = shownRound(copy.rounds, nowMs)
  if (!shown)
    return (
      <View className="card">
        <View className="type-heading">{t('today.noRound')}</View>
        <View className="type-small">{t('today.noRoundDetail')}</View>
      </View>
    )
  const standing = standingNow(shown, nowMs)
  const turnsAtMs = Date.parse(standing === 'upcoming' ? shown.round.opensAt : shown.round.closesAt)
  const at = formatInstant(turnsAtMs, nowMs, timeZone, t)
  const tagText = { open: 'today.roundOpen', upcoming: 'today.roundUpcoming', closed: 'today.roundClosed' } as const
  const max = copy.creditsMax ?? shown.round.creditsMax
  const enrolled = formatCredits(copy.creditsEnrolled)
  return (
    <View className="card">
      <View className="row-apart">
        <View className={`tag ${shown.isForMe ? tagTone[standing] : ''}`}>
          {shown.isForMe ? t(tagText[standing]) : t('today.roundNotForMe')}
        </View>
        {standing === 'closed' ? (
          <View className="type-small">{t('today.closedAt', { at })}</View>
        ) : (
          <View className="type-small">
            {t(standing === 'open' ? 'today.closesIn' : 'today.opensIn')} <Countdown toMs={turnsAtMs} onEnd={onTurn} />
          </View>
        )}
      </View>
      <View className="row-apart round-line">
        <View className="grow">
          <View className="type-heading">
            {nameOf(language, copy.term)} {nameOf(language, shown.round)}
          </View>
          <View className="type-small">{t('today.creditsOf', { enrolled, max: formatCredits(max) })}</View>
          {standing !== 'closed' && (
            <View className="type-tiny">
              {standing === 'open' ? t('today.openUntil', { until: at }) : t('today.opensAt', { at })}
            </View>
          )}
        </View>
        <Button
          text={t('action.goToCourses')}
          isSmall
          tone={standing === 'open' ? 'brand' : 'soft'}
          className="fixed card-button"
          onTap={() => openTab('courses')}
        />
      </View>
    </View>
  )
}
