import { View } from '@tarojs/components'
import { memo } from 'react'
import type { EnrolmentEvent } from '../../../../../contract/selection/history'
import { useWording } from '../../../../kit/hooks/use-wording'
import { localTime } from '../../../../kit/text/time'
import { serverNowMs } from '../../../../school/institution'
import type { HistoryPiece } from '../../../../selection/text/history-days'
import { historyDay, historyLine } from '../../../../selection/text/history-line'

const tone = { done: 'tag-success', partly: 'tag-warning', refused: 'tag-danger' }

/** Some lines of one day, newest first. */
export const HistoryPieceLines = memo(function HistoryPieceLines({ piece, id }: { piece: HistoryPiece; id: string }) {
  const { t, schoolClock } = useWording()
  const today = localTime(serverNowMs(), schoolClock).day
  return (
    <View id={id} className="history-piece">
      {piece.isFirstOfDay && <View className="type-tiny history-day">{historyDay(piece.day, today, t)}</View>}
      {piece.events.map((event) => (
        <EventLine key={`${event.at}-${event.kind}-${event.about[0]?.courseCode}`} event={event} />
      ))}
    </View>
  )
})

function EventLine({ event }: { event: EnrolmentEvent }) {
  const wording = useWording()
  const { what, who, outcome, reasons, note, clock } = historyLine(event, wording)
  return (
    <View className="history-line">
      <View className="row-apart history-what">
        <View className="type-body grow">{what}</View>
        {outcome && (
          <View className={`tag history-outcome ${tone[outcome]}`}>{wording.t(`history.outcome.${outcome}`)}</View>
        )}
      </View>
      {reasons.map((reason) => (
        <View key={reason} className="type-small type-lines">
          {reason}
        </View>
      ))}
      {note && <View className="type-small type-lines">{note}</View>}
      <View className="type-tiny">
        {clock} · {who}
      </View>
    </View>
  )
}
