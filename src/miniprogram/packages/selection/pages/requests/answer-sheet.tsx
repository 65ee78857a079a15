import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Operations } from '../../../../../contract/operations'
import type { Refusal } from '../../../../../contract/refusal'
import type { StaffRequest } from '../../../../../contract/selection/adviser-requests'
import type { Problem } from '../../../../calls/problem'
import { Button } from '../../../../kit/controls/button'
import { DeedProblem } from '../../../../kit/controls/deed-problem'
import { FormField } from '../../../../kit/controls/form-field'
import { Sheet } from '../../../../kit/controls/sheet'
import { TextField } from '../../../../kit/controls/text-field'
import { useDeed } from '../../../../kit/hooks/use-deed'
import { useWording } from '../../../../kit/hooks/use-wording'
import { grantRequest, refuseRequest } from '../../../../selection/calls/staff-work'
import { refusalText } from '../../../../selection/text/refusal-text'
import { useSelectionWords } from '../../words/selection-words'

/** What came of answering: the seat that was given where there was one. */
export type Answered =
  | { status: 'granted'; seat: Operations['grantAdviserRequest']['reply']['seat'] }
  | { status: 'refused' }

interface AnswerSheetProps {
  request: StaffRequest
  deed: 'grant' | 'refuse'
  onClose(): void
  onAnswered(answered: Answered): void
}

/** What bars the student still, which whoever grants has now been told. */
function barsIn(problem: Problem | null): Refusal[] {
  if (problem === null || !('refusals' in problem)) return []
  const [first, ...bars] = problem.refusals
  return first?.code === 'student_still_barred' ? bars : []
}

/** Asks for the word that goes with an answer; what was written stays when the answer does not get through. */
export function AnswerSheet({ request, deed, onClose, onAnswered }: AnswerSheetProps) {
  const { t } = useSelectionWords()
  const wording = useWording()
  const { isBusy, problem, run } = useDeed()
  const [word, setWord] = useState('')
  const [isMissing, setMissing] = useState(false)
  const bars = barsIn(problem)
  const send = async (isDespite: boolean) => {
    if (word.trim() === '') return setMissing(true)
    if (deed === 'refuse') {
      if (await run(() => refuseRequest(request.id, word.trim()))) onAnswered({ status: 'refused' })
      return
    }
    const granted = await run(() => grantRequest(request.id, word.trim(), isDespite))
    if (granted) onAnswered({ status: 'granted', seat: granted.value.seat })
  }
  const grants = request.kind === 'section_full' ? t('requests.grantFull') : t('requests.grantOther')
  return (
    <Sheet title={t(`requests.${deed}Title`)} onClose={onClose}>
      {deed === 'grant' && <View className="type-small">{grants}</View>}
      <FormField label={t('requests.word')} missing={isMissing ? t('requests.wordMissing') : null}>
        <TextField
          value={word}
          label={t('requests.word')}
          placeholder={t('requests.wordHint')}
          maxLength={300}
          isBad={isMissing}
          isDisabled={isBusy}
          onWrite={(text) => {
            setMissing(false)
            setWord(text)
          }}
        />
      </FormField>
      <DeedProblem problem={problem} />
      {bars.map((refusal) => (
        <View key={refusal.code} className="type-body type-lines">
          {refusalText(refusal, wording).title}
        </View>
      ))}
      <Button
        text={t(isBusy ? 'requests.sending' : bars.length > 0 ? 'requests.grantDespite' : `requests.${deed}`)}
        className="requests-send"
        tone={deed === 'grant' ? 'brand' : 'danger'}
        isDisabled={isBusy}
        onTap={() => void send(bars.length > 0)}
      />
    </Sheet>
  )
}
