import { Input, View } from '@tarojs/components'
import { useState } from 'react'
import type { Lottery, LotteryChoice } from '../../../../../contract/selection/lottery'
import { Sign } from '../../../../kit/controls/sign'
import { Tappable } from '../../../../kit/controls/tappable'
import { useWords } from '../../../../kit/hooks/use-wording'
import { titleOf } from '../../../../kit/text/bilingual'
import { spendPoints } from '../../../../selection/calls/lottery'
import { pointsRoom, pointsStep, stepPoints } from '../../../../selection/text/lottery-choices'

/** What was typed and cannot be spent stays in view with the reason, until it is put right. */
type Refused = { typed: string } | 'none-left' | null

/** The points on a choice: a tap adds or takes some, or they are typed. More than there are is refused right here. */
export function PointsStepper({ lottery, choice }: { lottery: Lottery; choice: LotteryChoice }) {
  const { t, language } = useWords()
  const [refused, setRefused] = useState<Refused>(null)
  const [draft, setDraft] = useState<string | null>(null)
  const { course, points } = choice
  const { pointsMax } = lottery
  const room = pointsRoom(lottery, choice)
  const step = pointsStep(pointsMax)
  const title = titleOf(language, course)

  const spend = (wanted: number) => {
    setRefused(null)
    setDraft(null)
    if (wanted !== points) spendPoints(lottery.round.round.id, course.id, wanted)
  }
  const add = (by: number) => {
    if (by > 0 && points >= room) return setRefused('none-left')
    spend(stepPoints(points, by, room))
  }
  const type = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, 5)
    setDraft(digits)
    const wanted = Number(digits)
    if (wanted > room) return setRefused({ typed: digits })
    setRefused(null)
    if (digits !== '' && wanted !== points) spendPoints(lottery.round.round.id, course.id, wanted)
  }
  const isRefused = refused !== null && (refused === 'none-left' ? points >= room : Number(refused.typed) > room)
  return (
    <View className="points">
      <View className="row-apart points-line">
        <View className="grow">
          <View className="type-body type-strong">{t('lottery.points')}</View>
          <View className="type-tiny">{t('lottery.tickets', { count: points + 1 })}</View>
        </View>
        <Tappable
          className={`target points-step ${points === 0 ? 'points-off' : ''}`}
          label={t('lottery.fewer', { course: title, step })}
          isDisabled={points === 0}
          onTap={() => add(-step)}
        >
          −{step}
        </Tappable>
        <View className={`points-box ${isRefused ? 'points-refused' : ''}`}>
          <Input
            className="points-input"
            type="number"
            maxlength={5}
            value={draft ?? String(points)}
            aria-label={t('lottery.pointsOf', { course: title })}
            onInput={(event) => type(event.detail.value)}
            onBlur={() => {
              if (!isRefused) setDraft(null)
            }}
          />
        </View>
        <Tappable
          className={`target points-step ${points >= room ? 'points-off' : ''}`}
          label={t('lottery.more', { course: title, step })}
          onTap={() => add(step)}
        >
          +{step}
        </Tappable>
      </View>
      {isRefused && (
        <View className="points-refusal" aria-role="alert">
          <View className="type-small points-reason">
            {refused === 'none-left'
              ? t('lottery.noneLeft')
              : t('lottery.tooMany', { room, max: pointsMax, others: pointsMax - room })}
          </View>
          {refused !== 'none-left' && (
            <Tappable className="target type-link points-remedy" onTap={() => spend(room)}>
              {t('lottery.useRoom', { room })}
              <Sign kind="onward" place="after" />
            </Tappable>
          )}
        </View>
      )}
    </View>
  )
}
