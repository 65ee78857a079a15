import { Textarea, View } from '@tarojs/components'
import { useState } from 'react'
import type { CourseSummary, Section } from '../../../../../contract/catalogue/course'
import type { AdviserRequestKind } from '../../../../../contract/selection/adviser-requests'
import type { Problem } from '../../../../calls/problem'
import { meetingsText } from '../../../../catalogue/text/meetings'
import { Button } from '../../../../kit/controls/button'
import { alert } from '../../../../kit/controls/tappable'
import { useWording } from '../../../../kit/hooks/use-wording'
import { titleOf } from '../../../../kit/text/bilingual'
import { adviserMatter } from '../../../../selection/calls/adviser-requests'
import { BlockerList } from '../../../../selection/parts/blocker-list'
import { useAdviserRequests } from '../../../../selection/stores/adviser-requests'
import { bringIntoSight } from '../../../../shell/bring-into-sight'
import { openAdviserRequests } from '../../../../shell/open'

/** The longest reason that the school takes. */
const reasonMax = 500

interface AskFormProps {
  kind: AdviserRequestKind
  course: CourseSummary
  sections: readonly Section[]
  /** Null when it was sent. */
  onSend(reason: string): Promise<Problem | null>
}

/** What is asked for and why; what is written is kept until it is sent. */
export function AskForm({ kind, course, sections, onSend }: AskFormProps) {
  const wording = useWording()
  const { t, language } = wording
  const matter = adviserMatter(kind, course.id)
  const [reason, setReason] = useState(() => useAdviserRequests.getState().drafts[matter] ?? '')
  const [isBusy, setBusy] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const write = (text: string) => {
    setReason(text)
    setMissing(false)
    useAdviserRequests.getState().draft(matter, text)
  }
  const send = async () => {
    if (reason.trim() === '') {
      setMissing(true)
      return bringIntoSight('.ask-problem')
    }
    setBusy(true)
    const found = await onSend(reason)
    setProblem(found)
    setBusy(false)
    if (found) bringIntoSight('#ask-refused')
  }
  return (
    <>
      <View className="card">
        <View className="type-heading">{t(`adviser.kind.${kind}`)}</View>
        <View className="type-small ask-gives">{t(`adviser.gives.${kind}`)}</View>
        <View className="rule" />
        <View className="type-body type-strong">
          {course.code} {titleOf(language, course)}
        </View>
        {sections.map((section) => (
          <View key={section.id} className="type-small">
            {t(`component.${section.componentKind}`)} {section.code} · {meetingsText(section.meetings, wording)}
          </View>
        ))}
      </View>
      {problem && (
        <View className="card" id="ask-refused" {...alert}>
          {'refusals' in problem ? (
            <BlockerList refusals={problem.refusals} courseId={course.id} refresh={openAdviserRequests} />
          ) : (
            <>
              <View className="type-heading">{t(`state.${problem.failure}`)}</View>
              <View className="type-small">{t(`state.${problem.failure}Detail`)}</View>
            </>
          )}
        </View>
      )}
      <View className="card">
        <View className="type-heading">{t('adviser.reason')}</View>
        <View className="ask-ground">
          <Textarea
            className="ask-reason"
            value={reason}
            placeholder={t('adviser.reasonHint')}
            maxlength={reasonMax}
            disabled={isBusy}
            aria-label={t('adviser.reason')}
            onInput={(event) => write(event.detail.value)}
          />
        </View>
        <View className="row-apart ask-foot">
          <View className={`type-tiny grow ${isMissing ? 'ask-problem' : ''}`} {...(isMissing && alert)}>
            {isMissing ? t('adviser.reasonMissing') : reason !== '' && t('adviser.draftKept')}
          </View>
          <View className="type-tiny fixed">
            {t('adviser.reasonCount', { written: reason.length, max: reasonMax })}
          </View>
        </View>
      </View>
      <View className="dock">
        <Button
          text={t(isBusy ? 'adviser.submitting' : 'adviser.submit')}
          isDisabled={isBusy}
          onTap={() => void send()}
        />
      </View>
    </>
  )
}
