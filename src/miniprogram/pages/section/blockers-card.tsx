import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Course } from '../../../contract/catalogue'
import type { SectionId } from '../../../contract/ids'
import type { Refusal } from '../../../contract/refusal'
import { leaveToSignIn } from '../../calls/leave-to-sign-in'
import { Countdown } from '../../components/countdown'
import { openSection, openTab } from '../../components/open'
import { Tappable } from '../../components/tappable'
import { useWording } from '../../components/use-wording'
import { type RemedyTarget, refusalText } from '../../format/refusal-text'
import { othersId } from './others-card'

interface BlockersCardProps {
  refusals: readonly Refusal[]
  course: Course
  /** The section of this course that the student has, if any. */
  heldId: SectionId | null
  onShowSection(sectionId: SectionId): void
  reload(): Promise<void>
}

/** Everything that stands in the way, each with its facts and the way out. */
export function BlockersCard({ refusals, course, heldId, onShowSection, reload }: BlockersCardProps) {
  const wording = useWording()
  const { t } = wording
  const follow = (target: RemedyTarget) => {
    if (target.to === 'course' && target.courseId === course.id && heldId !== null) return onShowSection(heldId)
    if (target.to === 'course') return openSection(target.courseId)
    if (target.to === 'other-sections') return void Taro.pageScrollTo({ selector: `#${othersId}`, duration: 160 })
    if (target.to === 'sign-in') return leaveToSignIn()
    if (target.to === 'refresh') return void reload()
    return openTab(target.to)
  }
  return (
    <View className="card">
      <View className="type-heading blockers-title">{t('section.cannotYet')}</View>
      {refusals.map((refusal, index) => {
        const { title, detail, remedy, opensAtMs } = refusalText(refusal, wording)
        return (
          <View key={JSON.stringify(refusal)}>
            {index > 0 && <View className="rule" />}
            <View className="blocker">
              <View className={`dot ${opensAtMs === undefined ? '' : 'dot-warning'}`}>!</View>
              <View className="grow">
                <View className="type-heading">{title}</View>
                <View className="type-small type-lines">{detail}</View>
                {opensAtMs !== undefined && (
                  <View className="type-small">
                    {t('today.opensIn')} <Countdown toMs={opensAtMs} onEnd={() => void reload()} />
                  </View>
                )}
                {remedy && (
                  <Tappable className="type-link blocker-remedy" role="link" onTap={() => follow(remedy.target)}>
                    {remedy.label} ›
                  </Tappable>
                )}
              </View>
            </View>
          </View>
        )
      })}
    </View>
  )
}
