import { View } from '@tarojs/components'
import type { TermId } from '../../../../../contract/school/ids'
import type { RoundFill, SectionFill } from '../../../../../contract/selection/fill'
import { AwaitedCard } from '../../../../kit/controls/awaited-card'
import { CopyLine } from '../../../../kit/controls/copy-line'
import { Notice } from '../../../../kit/controls/notice'
import { useAnswer } from '../../../../kit/hooks/use-answer'
import { useDay } from '../../../../kit/hooks/use-day'
import { nameOf, titleOf } from '../../../../kit/text/bilingual'
import { SignInNotice } from '../../../../people/parts/sign-in-notice'
import { useHat } from '../../../../people/parts/use-hat'
import { useSignedIn } from '../../../../people/parts/use-signed-in'
import { useInstitution } from '../../../../school/institution'
import { findFill } from '../../../../selection/calls/staff-work'
import { Screen } from '../../../../shell/screen'
import { ExportButtons } from '../../parts/export-button'
import { useSelectionWords } from '../../words/selection-words'
import './index.css'

/** How the rounds stand and how sections fill, with the tables to take along. */
export default function FillPage() {
  const { t } = useSelectionWords()
  const isSignedIn = useSignedIn()
  const termId = useInstitution((state) => state.currentTermId)
  return (
    <Screen title={t('fill.title')}>
      {!isSignedIn && <SignInNotice />}
      {isSignedIn && termId === null && (
        <View className="card">
          <Notice title={t('classes.noTerm')} />
        </View>
      )}
      {isSignedIn && termId !== null && <TermFill termId={termId} />}
    </Screen>
  )
}

function TermFill({ termId }: { termId: TermId }) {
  const { t } = useSelectionWords()
  const { person } = useHat()
  const { value: fill, problem, renew } = useAnswer(() => findFill(termId))
  const retry = () => void renew()
  if (!fill) return <AwaitedCard problem={problem} onRetry={retry} widths={[40, 70, 88, 62, 74]} />
  const { rounds, totals, sections } = fill
  return (
    <>
      <CopyLine problem={problem} gotAtMs={Date.parse(fill.serverTime)} onRetry={retry} />
      <View className="card">
        <View className="type-heading">{t('fill.rounds')}</View>
        {rounds.length === 0 && <View className="type-small fill-line">{t('fill.noRounds')}</View>}
        {rounds.map((round) => (
          <RoundLine key={round.round.id} fill={round} />
        ))}
      </View>
      <View className="card">
        <View className="type-heading">{t('fill.sections')}</View>
        <View className="type-small fill-line">
          {sections.length === 0
            ? t('fill.noSections')
            : [
                t('fill.taken', { count: totals.enrolled }),
                t('fill.full', { full: totals.full, sections: totals.sections }),
                t('fill.waiting', { count: totals.waiting }),
              ].join(' · ')}
        </View>
        {sections.map((section) => (
          <SectionLine key={section.sectionId} section={section} />
        ))}
      </View>
      {person?.staff?.roles.includes('registrar') && (
        <View className="card">
          <View className="type-heading">{t('fill.export')}</View>
          <ExportButtons termId={termId} tables={['class_lists', 'enrolments', 'fill']} sectionId={null} />
        </View>
      )}
    </>
  )
}

const tone = { upcoming: '', open: 'tag-success', paused: 'tag-warning', closed: '' }

function RoundLine({ fill: { round, standing, enrolled, waiting } }: { fill: RoundFill }) {
  const { t, language } = useSelectionWords()
  const { at } = useDay()
  return (
    <View className="fill-item">
      <View className="row-apart">
        <View className="type-body type-strong grow">{nameOf(language, round)}</View>
        <View className={`tag fixed fill-tag ${tone[standing]}`}>{t(`fill.standing.${standing}`)}</View>
      </View>
      <View className="type-small">{t('fill.from', { from: at(round.opensAt), to: at(round.closesAt) })}</View>
      <View className="type-small">
        {[t('fill.taken', { count: enrolled }), t('fill.waiting', { count: waiting })].join(' · ')}
      </View>
    </View>
  )
}

function SectionLine({ section }: { section: SectionFill }) {
  const { t, language } = useSelectionWords()
  const { capacity, enrolled, waiting } = section.seats
  return (
    <View className="fill-item">
      <View className="row-apart">
        <View className="type-body type-strong grow">{titleOf(language, section)}</View>
        <View className="type-body fixed fill-tag">
          {capacity === null ? t('fill.noLimit', { enrolled }) : t('fill.seats', { enrolled, capacity })}
        </View>
      </View>
      <View className="type-small">
        {[section.name, waiting > 0 && t('fill.waiting', { count: waiting })].filter(Boolean).join(' · ')}
      </View>
    </View>
  )
}
