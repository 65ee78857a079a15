import { View } from '@tarojs/components'
import type { ListedSection } from '../../../../../contract/catalogue/course'
import type { Refusal } from '../../../../../contract/refusal'
import type { Lottery, LotteryChoice } from '../../../../../contract/selection/lottery'
import { meetingsText, namesText } from '../../../../catalogue/text/meetings'
import { Sign } from '../../../../kit/controls/sign'
import { Tappable } from '../../../../kit/controls/tappable'
import { useWording } from '../../../../kit/hooks/use-wording'
import { titleOf } from '../../../../kit/text/bilingual'
import { withoutQueue } from '../../../../selection/text/lottery-choices'
import { demandText, type LotteryPhase } from '../../../../selection/text/lottery-text'
import { openSection } from '../../../../shell/open'
import { ChoiceOutcome, SpentLine } from './choice-outcome'
import { ChoiceTools } from './choice-tools'
import { PointsStepper } from './points-stepper'
import { ownWarnings, WarningsBox } from './warnings'

interface ChoiceCardProps {
  lottery: Lottery
  choice: LotteryChoice
  /** Counted from 0. */
  index: number
  phase: LotteryPhase
  /** Warnings told above for all choices. */
  shared: readonly Refusal[]
}

/** One ranked choice: its rank, course and sections, how many want it, its points, and what speaks against it. */
export function ChoiceCard({ lottery, choice, index, phase, shared }: ChoiceCardProps) {
  const { t, language } = useWording()
  const { course, sections, outcome } = choice
  const title = `${course.code} ${titleOf(language, course)}`
  const warnings = outcome ? [] : ownWarnings(choice, shared)
  return (
    <View className="card choice">
      <Tappable
        className="row choice-head"
        role="link"
        label={title}
        onTap={() => openSection(course.id, sections[0]?.id)}
      >
        <View className="choice-rank" aria-label={t('lottery.rank', { rank: index + 1 })}>
          {index + 1}
        </View>
        <View className="grow">
          <View className="row choice-title">
            <View className="type-heading grow">{title}</View>
            {outcome && (
              <View className={`tag choice-tag ${outcome.isWon ? 'tag-success' : ''}`}>
                {outcome.isWon && <Sign kind="check" place="before" />}
                {t(outcome.isWon ? 'lottery.won' : 'lottery.lost')}
              </View>
            )}
          </View>
          {sections.map((section) => (
            <SectionLine key={section.id} section={section} choice={choice} hasDemand={!outcome} />
          ))}
        </View>
      </Tappable>
      {outcome && <ChoiceOutcome choice={choice} outcome={outcome} />}
      {warnings.length > 0 && (
        <WarningsBox title={t('lottery.bars')} refusals={warnings.map(withoutQueue)} courseId={course.id} />
      )}
      {phase === 'open' && (
        <>
          <PointsStepper lottery={lottery} choice={choice} />
          <ChoiceTools
            roundId={lottery.round.round.id}
            course={course}
            isFirst={index === 0}
            isLast={index === lottery.choices.length - 1}
          />
        </>
      )}
      {phase !== 'open' && !outcome && <SpentLine points={choice.points} />}
    </View>
  )
}

/** A section of the choice, with how many want it and how many seats it has. */
function SectionLine({
  section,
  choice,
  hasDemand,
}: {
  section: ListedSection
  choice: LotteryChoice
  hasDemand: boolean
}) {
  const wording = useWording()
  const { t } = wording
  const kind = `${t(`component.${section.componentKind}`)} ${section.code}`
  const facts = [kind, meetingsText(section.meetings, wording), namesText(section.teachers, wording)]
  const { text, isTight } = demandText(section, choice.demand, t)
  return (
    <View className="choice-section">
      <View className="type-small">{facts.filter(Boolean).join(' · ')}</View>
      {hasDemand && <View className={`type-tiny ${isTight ? 'choice-tight' : ''}`}>{text}</View>}
    </View>
  )
}
